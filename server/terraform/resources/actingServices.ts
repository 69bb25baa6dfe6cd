/**
 * Resource types, without `aws_`, whose service acts under a role that the resource names. Types that run the customer's code
 * are in `workloads.ts`, with the arguments that tell whom the code runs as.
 * Source: the schema of the provider hashicorp/aws 5.100 (`terraform providers schema -json`), against which a test holds it;
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
const actingServices: ReadonlySet<string> = new Set(
  `
  amplify_app api_gateway_account appautoscaling_target appconfig_configuration_profile appconfig_environment appconfig_extension
  appflow_connector_profile appflow_flow appstream_fleet appstream_image_builder appsync_datasource appsync_graphql_api athena_workgroup
  auditmanager_assessment_delegation autoscaling_group autoscaling_lifecycle_hook backup_restore_testing_selection backup_selection
  batch_compute_environment bedrock_custom_model bedrock_model_invocation_logging_configuration bedrockagent_agent
  bedrockagent_knowledge_base budgets_budget_action chatbot_slack_channel_configuration chatbot_teams_channel_configuration
  chimesdkmediapipelines_media_insights_pipeline_configuration cleanrooms_membership cloudcontrolapi_resource cloudformation_stack
  cloudformation_stack_set cloudformation_type cloudfront_realtime_log_config cloudtrail cloudwatch_event_endpoint cloudwatch_event_rule
  cloudwatch_log_destination cloudwatch_log_subscription_filter cloudwatch_metric_stream codebuild_fleet codedeploy_deployment_group
  codepipeline cognito_identity_pool_roles_attachment cognito_managed_user_pool_client cognito_user_group cognito_user_pool_client
  comprehend_document_classifier comprehend_entity_recognizer config_configuration_aggregator config_configuration_recorder
  datasync_location_efs datasync_location_s3 datasync_task datazone_domain datazone_environment_blueprint_configuration dax_cluster
  db_instance db_instance_role_association db_proxy dlm_lifecycle_policy dms_endpoint dms_s3_endpoint ebs_snapshot_import
  ecr_pull_through_cache_rule ecr_repository_creation_template ecs_service eks_addon eks_cluster eks_fargate_profile eks_node_group
  elastic_beanstalk_application elasticsearch_domain elastictranscoder_pipeline emr_cluster emr_studio emrcontainers_job_template
  finspace_kx_cluster finspace_kx_user fis_experiment_template flow_log gamelift_build gamelift_fleet gamelift_game_server_group
  gamelift_script glue_catalog_table_optimizer glue_crawler glue_data_catalog_encryption_settings glue_dev_endpoint glue_ml_transform
  grafana_workspace guardduty_malware_protection_plan imagebuilder_distribution_configuration imagebuilder_image
  imagebuilder_image_pipeline imagebuilder_lifecycle_policy iot_ca_certificate iot_logging_options iot_provisioning_template
  iot_role_alias iot_topic_rule iot_topic_rule_destination kendra_data_source kendra_experience kendra_faq kendra_index
  kendra_query_suggestions_block_list kendra_thesaurus kinesis_analytics_application kinesis_firehose_delivery_stream
  kinesisanalyticsv2_application lakeformation_resource lex_bot_alias lexv2models_bot m2_application medialive_channel medialive_input
  msk_replicator mskconnect_connector mwaa_environment neptune_cluster opensearch_domain pinpoint_email_channel pinpoint_event_stream
  pinpointsmsvoicev2_phone_number prometheus_scraper qbusiness_application qldb_stream quicksight_data_source quicksight_vpc_connection
  rds_cluster rds_cluster_instance rds_cluster_role_association rds_export_task redshift_cluster redshift_cluster_iam_roles
  redshift_scheduled_action redshiftserverless_namespace rekognition_stream_processor rolesanywhere_profile rum_app_monitor
  rum_metrics_destination s3_bucket s3_bucket_replication_configuration s3control_access_grants_location
  sagemaker_data_quality_job_definition sagemaker_device_fleet sagemaker_domain sagemaker_feature_group sagemaker_flow_definition
  sagemaker_image sagemaker_mlflow_tracking_server sagemaker_model sagemaker_notebook_instance sagemaker_pipeline sagemaker_user_profile
  securitylake_custom_log_source securitylake_data_lake securitylake_subscriber_notification servicecatalog_service_action
  ses_event_destination ses_receipt_rule sesv2_configuration_set_event_destination shield_drt_access_role_arn_association
  sns_platform_application sns_sms_preferences sns_topic sns_topic_subscription spot_fleet_request ssm_activation
  ssm_maintenance_window_task ssmincidents_response_plan ssmquicksetup_configuration_manager storagegateway_nfs_file_share
  storagegateway_smb_file_share synthetics_canary timestreamquery_scheduled_query transcribe_language_model transfer_access
  transfer_agreement transfer_connector transfer_server transfer_user
`
    .trim()
    .split(/\s+/),
);

/** Arguments that are called like a role's and name no role of IAM that the service acts under, by type. */
const otherArguments: Readonly<Record<string, readonly string[]>> = {
  aws_batch_compute_environment: ['instance_role'],
  aws_budgets_budget_action: ['roles'],
  aws_kinesis_firehose_delivery_stream: ['snowflake_role'],
};

/** Arguments that name an instance profile, by type; of a block its `name` or `arn`. */
const profileArguments: Readonly<Record<string, readonly string[]>> = {
  aws_instance: ['iam_instance_profile'],
  aws_launch_configuration: ['iam_instance_profile'],
  aws_launch_template: ['iam_instance_profile.name', 'iam_instance_profile.arn'],
  aws_spot_instance_request: ['iam_instance_profile'],
  aws_spot_fleet_request: ['launch_specification.iam_instance_profile', 'launch_specification.iam_instance_profile_arn'],
  aws_batch_compute_environment: ['compute_resources.instance_role'],
  aws_emr_cluster: ['ec2_attributes.instance_profile'],
  aws_imagebuilder_infrastructure_configuration: ['instance_profile_name'],
  aws_db_instance: ['custom_iam_instance_profile'],
  aws_rds_cluster_instance: ['custom_iam_instance_profile'],
};

/** Whether the service behind a resource type acts under a role. */
export function isActingService(type: string): boolean {
  return actingServices.has(type.replace(/^aws_/, ''));
}

/** Whether an argument, in a block of whatever depth, names a role that the service acts under: `role_arn`, `service_role`. */
export function namesActingRole(type: string, argument: string): boolean {
  return /(^|_)(roles?|role_arns?|role_name)$/.test(argument) && !otherArguments[type]?.includes(argument);
}

/** Paths of blocks and argument to the instance profile that a resource's machines run under. */
export function profilePaths(type: string): readonly string[] {
  return profileArguments[type] ?? [];
}
