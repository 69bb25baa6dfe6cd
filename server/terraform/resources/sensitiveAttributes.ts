/**
 * Arguments that the AWS provider calls sensitive, of whatever resource takes them. Source: the schema of hashicorp/aws 5.100
 * (`terraform providers schema -json`), against which a test holds it.
 */
const everywhere: ReadonlySet<string> = new Set(
  `
  access_token admin_user_password admin_username airflow_configuration_options api_key athena_properties auth_token
  basic_auth_credentials ca_certificate_pem ca_pem certificate_pem certificate_private_key certificate_wallet client_secret
  connection_properties customer_key db_password fsx_admin_password host_key hsm_partition_password key_material_base64
  kms_encryption_context master_password notes oauth_token password passwords plaintext platform_credential platform_principal
  post_authentication_login_banner pre_authentication_login_banner private_key secret_binary secret_key secret_string service_json
  shared_secret smb_guest_password source_customer_key svm_admin_password temporary_password token token_key token_key_id
  token_signing_public_keys tunnel1_preshared_key tunnel2_preshared_key verification_certificate_pem
`
    .trim()
    .split(/\s+/),
);

const pinpointApple = ['apns', 'apns_sandbox', 'apns_voip', 'apns_voip_sandbox'].map((name) => `aws_pinpoint_${name}_channel`);

/** The same of those that are sensitive in some resources only. */
const ofTypes: Readonly<Record<string, readonly string[]>> = {
  bundle_id: pinpointApple,
  certificate: [...pinpointApple, 'aws_transfer_certificate'],
  certificate_chain: ['aws_transfer_certificate'],
  client_id: ['aws_pinpoint_adm_channel'],
  content: ['aws_appconfig_hosted_configuration_version'],
  kms_key_id: ['aws_s3_object_copy'],
  schema: ['aws_cloudcontrolapi_resource'],
  team_id: pinpointApple,
  value: ['aws_api_gateway_api_key', 'aws_ssm_parameter'],
};

/** Whether Terraform would not show what an attribute of a resource is set to. */
export function isSensitiveAttribute(type: string, attribute: string): boolean {
  if (!type.startsWith('aws_')) return false;
  return everywhere.has(attribute) || (ofTypes[attribute]?.includes(type) ?? false);
}
