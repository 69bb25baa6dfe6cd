import { actionMatches } from '../aws/index.ts';

/**
 * Actions that the runtime uses rather than the code: the Lambda and ECS log drivers, network interfaces of functions in
 * a VPC, X-Ray, ECS Exec, image pulls, and keys. Before workloads are known none of them is called unused.
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html,
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
const patterns = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'logs:PutRetentionPolicy',
  'ec2:*NetworkInterface*',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'ec2:DescribeSecurityGroups',
  'xray:*',
  'ssmmessages:*',
  'ec2messages:*',
  'ecr:*',
  'ecr-public:*',
  'kms:*',
  'cloudwatch:PutMetricData',
  'lambda:InvokeFunctionUrl',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ChangeMessageVisibility',
  'kinesis:Get*',
  'kinesis:Describe*',
  'kinesis:List*',
  'kinesis:SubscribeToShard',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:DescribeStream',
  'dynamodb:ListStreams',
];

/** Whether the runtime (an event source, the log driver, an agent) may need the action, whatever the code does. */
export function mayBeTheRuntimes(action: string): boolean {
  return patterns.some((pattern) => actionMatches(pattern, action));
}
