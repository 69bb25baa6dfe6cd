/**
 * Service's name and page of the Service Authorization Reference, where the action reference's name is that of another
 * page under the same prefix, or the page is not named after the service.
 */
export const pageOverrides: Readonly<Record<string, readonly [name: string, page: string]>> = {
  apigateway: ['Amazon API Gateway Management', 'list_amazonapigatewaymanagement.html'],
  'aws-marketplace': ['AWS Marketplace', 'list_awsmarketplace.html'],
  cloudformation: ['AWS CloudFormation', 'list_awscloudformation.html'],
  elasticloadbalancing: ['Elastic Load Balancing V2', 'list_elasticloadbalancingv2.html'],
  greengrass: ['AWS IoT Greengrass V2', 'list_awsiotgreengrassv2.html'],
  kinesisanalytics: ['Amazon Kinesis Analytics V2', 'list_amazonkinesisanalyticsv2.html'],
  lex: ['Amazon Lex V2', 'list_amazonlexv2.html'],
  ses: ['Amazon SES', 'list_amazonsesv2.html'],
  'sms-voice': ['AWS End User Messaging SMS and Voice V2', 'list_awsendusermessagingsmsandvoicev2.html'],
};
