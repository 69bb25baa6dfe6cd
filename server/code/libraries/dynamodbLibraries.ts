import type { Row, Rows } from './Row.ts';

const electro = 'TableName=of.1.table';
const item = 'GetItem? PutItem? UpdateItem? DeleteItem? Query? Scan? BatchGetItem? BatchWriteItem?';

const electroMethods: readonly Row[] = [
  ['Entity.get.go', 'dynamodb', 'GetItem?!by.0.[] BatchGetItem?by.0.[]', electro],
  ['Entity.put.go', 'dynamodb', 'PutItem?!by.0.[] BatchWriteItem?by.0.[]', electro],
  ['Entity.delete.go', 'dynamodb', 'DeleteItem?!by.0.[] BatchWriteItem?by.0.[]', electro],
  ['Entity.remove.go', 'dynamodb', 'DeleteItem', electro],
  ['Entity.create.go', 'dynamodb', 'PutItem', electro],
  ['Entity.upsert.go', 'dynamodb', 'UpdateItem', electro],
  ['Entity.update.go', 'dynamodb', 'UpdateItem', electro],
  ['Entity.patch.go', 'dynamodb', 'UpdateItem', electro],
  ['Entity.query.go', 'dynamodb', 'Query', electro],
  ['Entity.scan.go', 'dynamodb', 'Scan', electro],
  ['Entity.find.go', 'dynamodb', 'Query? Scan?', electro],
  ['Entity.match.go', 'dynamodb', 'Query? Scan?', electro],
  ['Service.collections.go', 'dynamodb', 'Query', electro],
  ['Service.entities.go', 'dynamodb', item, electro],
  ['Service.transaction.go', 'dynamodb', 'TransactWriteItems TransactGetItems?', 'TransactItems=?'],
];

/** Commands of dynamodb-toolbox, constructed or handed to `build`, by the module that has them beside the package itself. */
const toolboxCommands: Readonly<Record<string, readonly Row[]>> = {
  'entity/actions/get': [['GetItemCommand', 'dynamodb', 'GetItem', 'TableName=?']],
  'entity/actions/put': [['PutItemCommand', 'dynamodb', 'PutItem', 'TableName=?']],
  'entity/actions/update': [['UpdateItemCommand', 'dynamodb', 'UpdateItem', 'TableName=?']],
  'entity/actions/updateAttributes': [['UpdateAttributesCommand', 'dynamodb', 'UpdateItem', 'TableName=?']],
  'entity/actions/delete': [['DeleteItemCommand', 'dynamodb', 'DeleteItem', 'TableName=?']],
  'entity/actions/accessPattern': [['EntityAccessPattern', 'dynamodb', 'Query', 'TableName=?']],
  'entity/actions/repository': [['EntityRepository', 'dynamodb', item, 'TableName=?']],
  'entity/actions/transactGet': [['executeTransactGet', 'dynamodb', 'TransactGetItems', 'TransactItems=?']],
  'entity/actions/transactWrite': [['executeTransactWrite', 'dynamodb', 'TransactWriteItems', 'TransactItems=?']],
  'table/actions/query': [['QueryCommand', 'dynamodb', 'Query', 'TableName=?']],
  'table/actions/scan': [['ScanCommand', 'dynamodb', 'Scan', 'TableName=?']],
  'table/actions/accessPattern': [['TableAccessPattern', 'dynamodb', 'Query', 'TableName=?']],
  'table/actions/repository': [['TableRepository', 'dynamodb', item, 'TableName=?']],
  'table/actions/deletePartition': [['DeletePartitionCommand', 'dynamodb', 'Query BatchWriteItem', 'TableName=?']],
  'table/actions/batchGet': [['executeBatchGet', 'dynamodb', 'BatchGetItem', 'RequestItems=?']],
  'table/actions/batchWrite': [['executeBatchWrite', 'dynamodb', 'BatchWriteItem', 'RequestItems=?']],
};

/** Entities and tables of dynamodb-toolbox before its version 1. */
const toolboxMethods: readonly Row[] = [
  ['Entity.get', 'dynamodb', 'GetItem', 'TableName=?'],
  ['Entity.put', 'dynamodb', 'PutItem', 'TableName=?'],
  ['Entity.update', 'dynamodb', 'UpdateItem', 'TableName=?'],
  ['Entity.delete', 'dynamodb', 'DeleteItem', 'TableName=?'],
  ['Entity.query', 'dynamodb', 'Query', 'TableName=?'],
  ['Entity.scan', 'dynamodb', 'Scan', 'TableName=?'],
  ['Table.query', 'dynamodb', 'Query', 'TableName=of.0.name'],
  ['Table.scan', 'dynamodb', 'Scan', 'TableName=of.0.name'],
  ['Table.batchGet', 'dynamodb', 'BatchGetItem', 'RequestItems=?'],
  ['Table.batchWrite', 'dynamodb', 'BatchWriteItem', 'RequestItems=?'],
  ['Table.transactGet', 'dynamodb', 'TransactGetItems', 'TransactItems=?'],
  ['Table.transactWrite', 'dynamodb', 'TransactWriteItems', 'TransactItems=?'],
];

const dynamooseMethods: Readonly<Record<string, string>> = {
  create: 'PutItem',
  get: 'GetItem',
  update: 'UpdateItem',
  delete: 'DeleteItem',
  query: 'Query',
  scan: 'Scan',
  batchGet: 'BatchGetItem',
  batchPut: 'BatchWriteItem',
  batchDelete: 'BatchWriteItem',
};
const dynamooseModel = 'TableName=dynamoose(of)';

/** What an item does that a model's method gave. */
const dynamooseItems = ['get', 'query', 'scan', 'create', 'update', 'batchGet'].flatMap((method): readonly Row[] => [
  [`model.${method}.save`, 'dynamodb', 'PutItem', dynamooseModel],
  [`model.${method}.delete`, 'dynamodb', 'DeleteItem', dynamooseModel],
]);

/** What a table of OneTable asks for, and the models that it gives; with attributes that are unique, in transactions. */
const oneTableMethods: Readonly<Record<string, string>> = {
  create: 'PutItem TransactWriteItems?',
  find: 'Query',
  get: 'GetItem Query?',
  load: 'BatchGetItem',
  remove: 'DeleteItem Query? TransactWriteItems?',
  scan: 'Scan',
  update: 'UpdateItem GetItem? TransactWriteItems?',
  upsert: 'UpdateItem GetItem? TransactWriteItems?',
  deleteItem: 'DeleteItem',
  getItem: 'GetItem',
  putItem: 'PutItem',
  queryItems: 'Query',
  scanItems: 'Scan',
  updateItem: 'UpdateItem',
};

const oneTable = (made: string, table: string): readonly Row[] =>
  Object.entries(oneTableMethods).map(([method, operations]) => [
    `${made}.${method}`,
    'dynamodb',
    operations,
    method === 'load' ? 'RequestItems=?' : operations.includes('Transact') ? `TableName=${table} TransactItems=?` : `TableName=${table}`,
  ]);

const toolboxPage = 'https://www.dynamodbtoolbox.com/docs/getting-started/usage';

/** Libraries that keep data in DynamoDB. Verified against the published packages. */
export const dynamodbLibraries: Rows = {
  dynamoose: {
    source: 'https://dynamoosejs.com/guide/Model',
    exports: [
      // A model makes its table where that is not there, unless it is told not to.
      ['model', 'dynamodb', 'DescribeTable? CreateTable? UpdateTable? DescribeTimeToLive? UpdateTimeToLive?', 'TableName=dynamoose(own)'],
      ['Table', 'dynamodb', 'DescribeTable? CreateTable? UpdateTable? DescribeTimeToLive? UpdateTimeToLive?', 'TableName=dynamoose(table)'],
      ...Object.entries({ ...dynamooseMethods, save: 'PutItem' }).map(
        ([method, operation]): Row => [
          `model.${method}`,
          'dynamodb',
          operation,
          method.startsWith('batch') ? 'RequestItems=?' : dynamooseModel,
        ],
      ),
      ...dynamooseItems,
      ['transaction', 'dynamodb', 'TransactWriteItems TransactGetItems?', 'TransactItems=?'],
    ],
  },
  // Nest gives the models: what their tables are called is not seen where they are used.
  'nestjs-dynamoose': {
    source: 'https://github.com/hardyscc/nestjs-dynamoose#readme',
    exports: Object.entries(dynamooseMethods).map(([method, operation]) => [
      `Model.${method}`,
      'dynamodb',
      operation,
      method.startsWith('batch') ? 'RequestItems=?' : 'TableName=?',
    ]),
  },
  'dynamodb-onetable': {
    source: 'https://doc.onetable.io/api/table/',
    exports: [
      ...oneTable('Table', 'of.name'),
      ...oneTable('Table.getModel', 'of.name'),
      ...oneTable('Model', '?'),
      ['Table.batchGet', 'dynamodb', 'BatchGetItem', 'RequestItems=?'],
      ['Table.batchWrite', 'dynamodb', 'BatchWriteItem', 'RequestItems=?'],
      ['Table.transact', 'dynamodb', 'TransactWriteItems TransactGetItems?', 'TransactItems=?'],
      ['Table.fetch', 'dynamodb', 'Query', 'TableName=of.name'],
      ['Table.createTable', 'dynamodb', 'CreateTable', 'TableName=of.name'],
      ['Table.deleteTable', 'dynamodb', 'DeleteTable', 'TableName=of.name'],
      ['Table.updateTable', 'dynamodb', 'UpdateTable', 'TableName=of.name'],
      ['Table.describeTable', 'dynamodb', 'DescribeTable', 'TableName=of.name'],
    ],
  },
  electrodb: { source: 'https://electrodb.dev/en/queries/get/', exports: electroMethods },
  'dynamodb-toolbox': { source: toolboxPage, exports: [...toolboxMethods, ...Object.values(toolboxCommands).flat()] },
  ...Object.fromEntries(
    Object.entries(toolboxCommands).map(([module, exports]) => [`dynamodb-toolbox/${module}`, { source: toolboxPage, exports }]),
  ),
  '@typedorm/core': {
    source: 'https://github.com/typedorm/typedorm#readme',
    exports: [
      // With unique attributes an item is written in a transaction, which reads it before and after.
      ['getEntityManager.create', 'dynamodb', 'PutItem GetItem?', 'TableName=?'],
      ['getEntityManager.update', 'dynamodb', 'UpdateItem GetItem? PutItem? DeleteItem?', 'TableName=?'],
      ['getEntityManager.delete', 'dynamodb', 'DeleteItem GetItem?', 'TableName=?'],
      ['getEntityManager.findOne', 'dynamodb', 'GetItem', 'TableName=?'],
      ['getEntityManager.exists', 'dynamodb', 'GetItem', 'TableName=?'],
      ['getEntityManager.find', 'dynamodb', 'Query', 'TableName=?'],
      ['getEntityManager.count', 'dynamodb', 'Query', 'TableName=?'],
      ['getBatchManager.write', 'dynamodb', 'BatchWriteItem', 'RequestItems=?'],
      ['getBatchManager.read', 'dynamodb', 'BatchGetItem', 'RequestItems=?'],
      ['getScanManager.find', 'dynamodb', 'Scan', 'TableName=?'],
      ['getScanManager.count', 'dynamodb', 'Scan', 'TableName=?'],
      ['getScanManager.scan', 'dynamodb', 'Scan', 'TableName=?'],
      ['getScanManager.parallelScan', 'dynamodb', 'Scan', 'TableName=?'],
      ['getTransactionManger.write', 'dynamodb', 'TransactWriteItems', 'TransactItems=?'],
      ['getTransactionManger.writeRaw', 'dynamodb', 'TransactWriteItems', 'TransactItems=?'],
      ['getTransactionManger.read', 'dynamodb', 'TransactGetItems', 'TransactItems=?'],
    ],
  },
  'connect-dynamodb': {
    source: 'https://github.com/ca98am79/connect-dynamodb#readme',
    // It gives the class of the store.
    exports: [['default.()', 'dynamodb', 'GetItem PutItem UpdateItem DeleteItem DescribeTable? CreateTable? Scan?', 'TableName=0.table']],
  },
  '@keyv/dynamo': {
    source: 'https://github.com/jaredwray/keyv/tree/main/storage/dynamo',
    exports: ['default', 'KeyvDynamo', 'createKeyv'].map((name) => [
      name,
      'dynamodb',
      'DescribeTable GetItem PutItem DeleteItem? BatchGetItem? BatchWriteItem? Scan? CreateTable? UpdateTimeToLive?',
      'TableName=tableName',
    ]),
  },
  '@auth/dynamodb-adapter': {
    source: 'https://authjs.dev/getting-started/adapters/dynamodb',
    exports: [['DynamoDBAdapter', 'dynamodb', 'GetItem PutItem UpdateItem DeleteItem Query BatchWriteItem', 'TableName=1.tableName']],
  },
};
