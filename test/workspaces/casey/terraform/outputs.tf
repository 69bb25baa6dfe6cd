output "cluster_name" {
  value = aws_ecs_cluster.casey.name
}

output "service_name" {
  value = aws_ecs_service.backend.name
}

output "task_role_arn" {
  value = aws_iam_role.task.arn
}

output "backend_policy_arn" {
  value = aws_iam_policy.casey_backend.arn
}

output "service_account_name" {
  description = "User whose access keys developers and the integration tests use."
  value       = aws_iam_user.service.name
}
