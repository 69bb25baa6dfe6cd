variable "region" {
  description = "AWS region of the backend."
  type        = string
  default     = "eu-central-1"
}

variable "environment" {
  description = "dev, staging or production."
  type        = string
  default     = "production"

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment is dev, staging or production."
  }
}

variable "image" {
  description = "Container image of the backend, with its tag."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets that the tasks run in."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups of the tasks."
  type        = list(string)
}

variable "session_queue_url" {
  description = "Queue of the diary service that takes session events."
  type        = string
}

variable "desired_count" {
  description = "How many tasks run."
  type        = number
  default     = 2
}

variable "cpu" {
  type    = number
  default = 1024
}

variable "memory" {
  type    = number
  default = 2048
}
