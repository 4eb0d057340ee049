using Kazva.Dashboard.Accounts;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Accounts of staff in PostgreSQL.</summary>
internal sealed class PostgresStaffStore(PostgresDatabase database) : IStaffStore
{
    private static readonly string AddStaff = SqlFile.Read("Postgres/Statements/add-staff.sql");
    private static readonly string SetPassword = SqlFile.Read("Postgres/Statements/set-staff-password.sql");
    private static readonly string RemoveStaff = SqlFile.Read("Postgres/Statements/remove-staff.sql");
    private static readonly string ReadStaff = SqlFile.Read("Postgres/Statements/read-staff.sql");

    public async Task<bool> AddAsync(StaffAccount account, CancellationToken cancellationToken = default) =>
        await database.ExecuteAsync(
            AddStaff, cancellationToken, account.Name, account.Organisation, account.PasswordHash, account.CreatedAt.ToUniversalTime()) == 1;

    public async Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancellationToken = default) =>
        await database.ExecuteAsync(SetPassword, cancellationToken, name, passwordHash) == 1;

    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken = default) =>
        await database.ExecuteAsync(RemoveStaff, cancellationToken, name) == 1;

    public Task<IReadOnlyList<StaffAccount>> LoadAllAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            ReadStaff,
            row => new StaffAccount(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken);
}
