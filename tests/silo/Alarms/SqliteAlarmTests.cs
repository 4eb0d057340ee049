using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Alarms;

public sealed class SqliteAlarmTests() : AlarmTests(StorageKind.Sqlite);
