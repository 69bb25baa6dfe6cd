terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Product     = "casey"
      Environment = var.environment
      ManagedBy   = "terraform"
    }
  }
}

# The platform team owns the network and the people; their stack exports what we need.
data "terraform_remote_state" "platform" {
  backend = "s3"

  config = {
    bucket = "talk-to-casey-terraform-state"
    key    = "platform/${var.environment}.tfstate"
    region = var.region
  }
}
