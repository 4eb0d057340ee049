using System.Data.Common;
using Kazva.Silo.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kazva.Bench.AlarmLatency;

/// <summary>
/// Looks from outside, past the program, for the rows of alarms that are waited for. So a row counts when another connection can read it, which is
/// after its commit; the time between two looks is part of what is measured.
/// </summary>
internal sealed class FiringRows : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private readonly StorageOptions _options;
    private readonly string _organisation;
    private readonly ReportWatch _watch;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _looking;

    public FiringRows(StorageOptions options, string organisation, ReportWatch watch)
    {
        (_options, _organisation, _watch) = (options, organisation, watch);
        _looking = Task.Run(Look);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _looking;
        _end.Dispose();
    }

    private async Task Look()
    {
        await using DbConnection connection = _options.Storage == StorageKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(_options.Data, "kazva.db")};Mode=ReadOnly;Pooling=False")
            : new NpgsqlConnection(_options.Postgres);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = _options.Storage == StorageKind.Sqlite
            ? "SELECT subject FROM alarms WHERE organisation = @organisation AND since >= @since AND state = 1"
            : "SELECT subject FROM alarms WHERE organisation = @organisation AND since >= to_timestamp(@since / 1000.0) AND state = 1";
        var since = command.CreateParameter();
        since.ParameterName = "@since";
        var organisation = command.CreateParameter();
        (organisation.ParameterName, organisation.Value) = ("@organisation", _organisation);
        command.Parameters.Add(since);
        command.Parameters.Add(organisation);
        while (!_end.IsCancellationRequested)
        {
            if (_watch.NotStored is { Count: > 0 } waited)
            {
                since.Value = (waited.Since - Slack).ToUnixTimeMilliseconds();
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync()) _watch.SeeStored(reader.GetString(0));
            }
            await Task.Delay(Between);
        }
    }
}
