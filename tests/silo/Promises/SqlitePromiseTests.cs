using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Promises;

public sealed class SqlitePromiseTests() : PromiseTests(StorageKind.Sqlite);
