import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { type EditCase, mergeFirstTwo, removeStatement as remove, textAfter } from './editChanges.ts';
import { type Change, edited } from './editPolicyText.ts';
import { document } from './jsonencodePolicy.ts';

beforeAll(loadGrammars);

const becomes = (before: string, change: Change, after: string): void => expect(textAfter(before, change)).toBe(after);

describe('removing a statement', () => {
  const cases: readonly EditCase[] = [
    [
      'the first',
      remove('A'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n      {\n        Sid = "B"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "B"\n      }\n    ]',
    ],
    [
      'the last',
      remove('B'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n      {\n        Sid = "B"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n      }\n    ]',
    ],
    [
      'the last, trailing comma',
      remove('B'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n      {\n        Sid = "B"\n      },\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n      },\n    ]',
    ],
    [
      'with its comment, not the next',
      remove('A'),
      '    Statement = [\n      # a\n      {\n        Sid = "A"\n      }, # also a\n      # b\n      {\n        Sid = "B"\n      }\n    ]',
      '    Statement = [\n      # b\n      {\n        Sid = "B"\n      }\n    ]',
    ],
    [
      'blank lines',
      remove('B'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n\n      {\n        Sid = "B"\n      },\n\n      {\n        Sid = "C"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n      },\n\n      {\n        Sid = "C"\n      }\n    ]',
    ],
    [
      'compact, the first',
      remove('A'),
      '    Statement = [{\n      Sid = "A"\n      }, {\n      Sid = "B"\n    }]',
      '    Statement = [{\n      Sid = "B"\n    }]',
    ],
    [
      'compact, the last',
      remove('B'),
      '    Statement = [{\n      Sid = "A"\n      }, {\n      Sid = "B"\n    }]',
      '    Statement = [{\n      Sid = "A"\n    }]',
    ],
    ['one line', remove('A'), '    Statement = [{ Sid = "A" }, { Sid = "B" }]', '    Statement = [{ Sid = "B" }]'],
    ['the only one, no list', remove('A'), '    Statement = {\n      Sid = "A"\n    }', '    Statement = []'],
  ];
  for (const [name, change, before, after] of cases) it(name, () => becomes(document(before), change, document(after)));
});

describe('merging statements', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    [
      'with comments',
      '    Statement = [\n      {\n        Sid = "A"\n        Action = [\n          "s3:Z", # z\n          "s3:Y"\n        ]\n      },\n      {\n        Sid = "A"\n        Action = [\n          "s3:Z",\n          # why\n          "s3:X", # x\n          "s3:W"\n        ]\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n        Action = [\n          "s3:Z", # z\n          "s3:Y",\n          # why\n          "s3:X", # x\n          "s3:W"\n        ]\n      }\n    ]',
    ],
    [
      'strings',
      '    Statement = [\n      { Sid = "A", Action = "s3:A" },\n      { Sid = "A", Action = "s3:B" },\n      { Sid = "C", Action = "s3:B" },\n    ]',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "s3:B"] },\n      { Sid = "C", Action = "s3:B" },\n    ]',
    ],
    [
      'nothing is missing',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "s3:B"] },\n      { Sid = "A", Action = "s3:b" }\n    ]',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "s3:B"] }\n    ]',
    ],
    [
      'insertions stay as they are written',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A"] },\n      { Sid = "A", Action = ["${local.s}:B", local.c] }\n    ]',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "${local.s}:B", local.c] }\n    ]',
    ],
  ];
  for (const [name, before, after] of cases) it(name, () => becomes(document(before), mergeFirstTwo, document(after)));

  const commented: readonly (readonly [name: string, statement: string])[] = [
    ['above it', '# why\n      { Sid = "A", Action = "s3:B" }'],
    ['behind it', '{ Sid = "A", Action = "s3:B" } # why'],
    ['above an entry', '{\n        Sid = "A"\n        # why\n        Action = "s3:B"\n      }'],
    ['at an action that is there already', '{\n        Sid = "A"\n        Action = [\n          "s3:A" # why\n        ]\n      }'],
    ['in an expression', '{ Sid = "A", Action = "s3:B", Resource = concat(["*"], /* # why */ []) }'],
  ];
  for (const [name, statement] of commented)
    it(`is refused where it would lose a comment ${name}`, () => {
      const outcome = edited(
        { '/w/iam.tf': document(`    Statement = [\n      { Sid = "A", Action = ["s3:A"] },\n      ${statement}\n    ]`) },
        mergeFirstTwo,
      );
      expect('files' in outcome ? outcome.files['/w/iam.tf'] : outcome.refused).toContain('# why');
      expect(outcome).toHaveProperty('refused');
    });
});
