resource "aws_ecs_cluster" "casey" {
  name = "casey-${var.environment}"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_cloudwatch_log_group" "container" {
  name              = "/ecs/casey-backend-${var.environment}"
  retention_in_days = 14
}

resource "aws_ecs_task_definition" "backend" {
  family                   = "casey-backend"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name         = "backend"
      image        = var.image
      command      = ["node", "dist/server.js"]
      essential    = true
      portMappings = [{ containerPort = 8080 }]
      environment = [
        { name = "PORT", value = "8080" },
        { name = "STAGE", value = var.environment },
        { name = "SESSION_QUEUE_URL", value = var.session_queue_url },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.container.name
          awslogs-region        = var.region
          awslogs-stream-prefix = "backend"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "backend" {
  name            = "casey-backend"
  cluster         = aws_ecs_cluster.casey.id
  task_definition = aws_ecs_task_definition.backend.arn
  desired_count   = var.desired_count
  launch_type     = "FARGATE"

  network_configuration {
    subnets         = var.subnet_ids
    security_groups = var.security_group_ids
  }
}

# The role that the backend runs as.
resource "aws_iam_role" "task" {
  name               = "casey-backend-task-${var.environment}"
  assume_role_policy = local.ecs_tasks_trust
}

resource "aws_iam_role_policy_attachment" "task_casey_backend" {
  role       = aws_iam_role.task.name
  policy_arn = aws_iam_policy.casey_backend.arn
}

# The role with which ECS pulls the image and writes the container's log.
resource "aws_iam_role" "execution" {
  name               = "casey-backend-execution-${var.environment}"
  assume_role_policy = local.ecs_tasks_trust
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

# The service account: the same backend outside ECS, on developers' machines and in the integration tests.
resource "aws_iam_user" "service" {
  name = "casey-backend-${var.environment}"
}

resource "aws_iam_user_policy_attachment" "service_casey_backend" {
  user       = aws_iam_user.service.name
  policy_arn = aws_iam_policy.casey_backend.arn
}

locals {
  ecs_tasks_trust = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "ecs-tasks.amazonaws.com" }
      },
    ]
  })
}
