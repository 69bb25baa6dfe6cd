resource "aws_iam_policy" "api" {
  name = "parcels-api"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Labels"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = "arn:aws:s3:::parcels-labels/*"
      },
      {
        Sid      = "PrintQueue"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = "arn:aws:sqs:*:*:parcels-print"
      },
    ]
  })
}

resource "aws_iam_policy" "worker" {
  name = "parcels-worker"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Labels"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "arn:aws:s3:::parcels-labels/*"
      },
      {
        Sid      = "PrintQueue"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage"]
        Resource = "arn:aws:sqs:*:*:parcels-print"
      },
    ]
  })
}

resource "aws_iam_role" "service" {
  for_each = toset(["api", "worker"])

  name = "parcels-${each.key}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "api" {
  role       = aws_iam_role.service["api"].name
  policy_arn = aws_iam_policy.api.arn
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.service["worker"].name
  policy_arn = aws_iam_policy.worker.arn
}
