using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The keys that seal cookies, in PostgreSQL. The framework asks for them without asynchrony, once a day.</summary>
internal sealed class PostgresKeyRepository(PostgresDatabase database) : IXmlRepository
{
    private static readonly string AddKey = SqlFile.Read("Postgres/Statements/add-key.sql");
    private static readonly string ReadKeys = SqlFile.Read("Postgres/Statements/read-keys.sql");

    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.ReadAsync(ReadKeys, row => XElement.Parse(row.GetString(0)), CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        database.ExecuteAsync(AddKey, CancellationToken.None, friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
}
