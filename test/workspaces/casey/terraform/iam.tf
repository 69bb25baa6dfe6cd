# What the backend may do. Attached to the ECS task role and to the service account, see ecs.tf.
resource "aws_iam_policy" "casey_backend" {
  name        = "casey-backend-${var.environment}"
  description = "AWS permissions of the Casey backend"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "BedrockInvoke"
        Effect = "Allow"
        Action = [
          # iam-policy-sync-ignore unused-action(bedrock:InvokeModel) -- only the weekly evaluation job calls it
          "bedrock:InvokeModel",
          "bedrock-runtime:InvokeModelWithResponseStream",
        ]
        Resource = "*"
      },
      {
        Sid    = "Transcribe-Streaming"
        Effect = "Allow"
        Action = [
          "transcribe:*",
        ]
        Resource = "*"
      },
      {
        Sid    = "PollySpeech"
        Effect = "Allow"
        Action = [
          "polly:SynthesizeSpeech",
        ]
        Resource = "*"
      },
      {
        Sid    = "CloudWatchLogs"
        Effect = "Allow"
        Action = [
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
        ]
        # The backend names its log groups after the stage.
        Resource = [
          "arn:aws:logs:*:*:log-group:casey-backend-*",
          "arn:aws:logs:*:*:log-group:casey-backend-*:*",
        ]
      },
      {
        Sid    = "UsageLogs"
        Effect = "Allow"
        Action = [
          "logs:CreateLogStream",
          "logs:PutLogEvents",
        ]
        Resource = "arn:aws:logs:*:*:log-group:casey-backend-usage"
      },
      {
        Sid    = "PollyLexicons"
        Effect = "Allow"
        Action = [
          "polly:GetLexicon",
        ]
        Resource = "*"
      },
      {
        Sid    = "CloudWatchLogs"
        Effect = "Allow"
        Action = [
          "logs:DescribeLogStreams",
        ]
        Resource = [
          "arn:aws:logs:*:*:log-group:casey-backend-*",
          "arn:aws:logs:*:*:log-group:casey-backend-*:*",
        ]
      },
    ]
  })
}

# People, not the backend: the engineers on call look at dashboards and logs.
resource "aws_iam_group" "on_call" {
  name = "casey-on-call"
}

resource "aws_iam_group_policy" "on_call" {
  name   = "casey-on-call"
  group  = aws_iam_group.on_call.name
  policy = data.terraform_remote_state.platform.outputs.on_call_policy_json
}
