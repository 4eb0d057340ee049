using Kazva.Abuse;
using Kazva.Actions;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Accounts;
using Kazva.Dashboard.Plates.Installs;
using Kazva.Embedded;
using Kazva.RollUp;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.Silo.Storage.Health;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Storage;

/// <summary>Storage as one process of a deployment has it.</summary>
internal sealed class StorageProcess(StorageOptions options, TimeProvider clock) : IAsyncDisposable
{
    private readonly ServiceProvider _services =
        new ServiceCollection().AddLogging().AddSingleton(clock).AddKazvaStorage(options).BuildServiceProvider();

    public ISubmissionStore Store => _services.GetRequiredService<ISubmissionStore>();

    public ISubmissionLog Log => _services.GetRequiredService<ISubmissionLog>();

    public IHourlyRollUps RollUps => _services.GetRequiredService<IHourlyRollUps>();

    public IHeldSubmissions Held => _services.GetRequiredService<IHeldSubmissions>();

    public IComplaintLog Complaints => _services.GetRequiredService<IComplaintLog>();

    public IGridStore Grids => _services.GetRequiredService<IGridStore>();

    public IAlarmStore Alarms => _services.GetRequiredService<IAlarmStore>();

    public IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public IJudgedLog Judged => _services.GetRequiredService<IJudgedLog>();

    public IActionStore Actions => _services.GetRequiredService<IActionStore>();

    public IStaffStore Staff => _services.GetRequiredService<IStaffStore>();

    public IInstallLog Installs => _services.GetRequiredService<IInstallLog>();

    public IAnsweredPlates Answered => _services.GetRequiredService<IAnsweredPlates>();

    public IXmlRepository Keys => _services.GetRequiredService<IXmlRepository>();

    public IGrainStateStore States => _services.GetRequiredService<IGrainStateStore>();

    public IReminderStore Reminders => _services.GetRequiredService<IReminderStore>();

    public IStorageHealth Health => _services.GetRequiredService<IStorageHealth>();

    public Task<AppendResult[]> CommitAsync(params IReadOnlyList<LoggedSubmission> batch) =>
        Store.CommitAsync(batch, CancellationToken.None);

    public async Task<List<LoggedSubmission>> AllAsync(string organisation = Sample.Organisation) =>
        await Log.ReadAllAsync(organisation).ToListAsync();

    public Task<LocationTail> TailAsync(string location, long after = 0) =>
        Log.ReadTailAsync(Sample.Organisation, location, after, DateTimeOffset.UnixEpoch);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
