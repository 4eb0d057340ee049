using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The keys that seal cookies, in SQLite. The framework asks for them without asynchrony, once a day.</summary>
internal sealed class SqliteKeyRepository(SqliteFile file, SqliteWriter writer) : IXmlRepository
{
    private static readonly string AddKey = SqlFile.Read("Sqlite/Statements/add-key.sql");
    private static readonly string ReadKeys = SqlFile.Read("Sqlite/Statements/read-keys.sql");

    public IReadOnlyCollection<XElement> GetAllElements() => file.ReadAsync(connection =>
    {
        using var statement = new SqliteStatement(connection, ReadKeys);
        return statement.Rows().ToList(row => XElement.Parse(row.GetString(0)));
    }, CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        writer.WriteAsync(session => session[AddKey].Execute(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();
}
