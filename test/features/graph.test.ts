import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';

const configuration = `resource "aws_iam_role" "task" {
  name = "task"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.id
  policy    = data.aws_iam_policy_document.jobs.json
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

data "aws_iam_policy_document" "jobs" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.task.arn]
    }
  }
  statement {
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = ["*"]
    not_principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

resource "aws_iam_role_policy" "task" {
  role   = aws_iam_role.task.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:ReceiveMessage", Resource = "*" }] })
}
`;

test('the graph tells policies of identities, of resources, and whom a role trusts, each with whom it is for', async () => {
  const { engine } = await workspace({ 'iam.tf': configuration });
  const shown = engine.graph().policies.map(({ kind, address, principals, on, statements }) => ({
    kind,
    address,
    principals,
    on,
    statements: statements.map(({ file, line, ...statement }) => statement),
  }));
  expect(shown).toEqual([
    {
      kind: 'identity',
      address: 'aws_iam_role_policy.task',
      principals: ['aws_iam_role.task'],
      statements: [{ effect: 'Allow', actions: ['sqs:ReceiveMessage'], resources: ['*'] }],
    },
    {
      kind: 'trust',
      address: 'aws_iam_role.task',
      principals: [],
      statements: [{ effect: 'Allow', actions: ['sts:AssumeRole'], principal: { Service: 'ecs-tasks.amazonaws.com' } }],
    },
    {
      kind: 'resource',
      address: 'aws_sqs_queue_policy.jobs',
      principals: [],
      on: '${aws_sqs_queue.jobs.id}',
      statements: [
        {
          effect: 'Allow',
          actions: ['sqs:SendMessage'],
          resources: ['${aws_sqs_queue.jobs.arn}'],
          principal: { AWS: ['${aws_iam_role.task.arn}'] },
        },
        { effect: 'Deny', actions: ['sqs:*'], resources: ['*'], notPrincipal: { AWS: ['arn:aws:iam::123456789012:root'] } },
      ],
    },
  ]);
});
