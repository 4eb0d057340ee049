#pragma warning disable
namespace Kazva.Embedded.Activations
{
    internal sealed class Activation : IGrainContext
    {
        public static Activation? UnderConstruction;
        public GrainHost Host => throw new NotImplementedException();
        public GrainId GrainId => default;
        public IServiceProvider ActivationServices => throw new NotImplementedException();
        public void Deactivate(DeactivationReason reason) { }
        public void DelayDeactivation(TimeSpan t) { }
    }
}
namespace Kazva.Embedded
{
    internal sealed class GrainHost : IGrainFactory
    {
        public R Reminders => throw new NotImplementedException();
        public T Reference<T>(GrainId id) => throw new NotImplementedException();
        public T GetGrain<T>(string key, string? p) where T : IGrainWithStringKey => throw new NotImplementedException();
        public T CreateObjectReference<T>(IGrainObserver o) where T : IGrainObserver => throw new NotImplementedException();
        public void DeleteObjectReference<T>(IGrainObserver o) where T : IGrainObserver => throw new NotImplementedException();
    }
    internal class R
    {
        public Task<IGrainReminder> RegisterAsync(GrainId g, string n, TimeSpan a, TimeSpan b) => throw new NotImplementedException();
        public Task<IGrainReminder?> GetAsync(GrainId g, string n) => throw new NotImplementedException();
        public Task<List<IGrainReminder>> GetAllAsync(GrainId g) => throw new NotImplementedException();
        public Task RemoveAsync(GrainId g, string n) => throw new NotImplementedException();
    }
}
namespace Kazva.Embedded.Calls
{
    public abstract class GrainReference { internal GrainId GrainId => default; internal T As<T>() => throw new NotImplementedException(); }
}
namespace Kazva.Embedded.Timers
{
    internal static class GrainTimer { public static IGrainTimer Start(IGrainBase g, Func<CancellationToken, Task> f, GrainTimerCreationOptions o) => throw new NotImplementedException(); }
}
namespace Microsoft.Extensions.DependencyInjection
{
    public static class EmbeddedGrainsServiceCollectionExtensions
    {
        public static IServiceCollection AddEmbeddedGrains(this IServiceCollection s, Action<Kazva.Embedded.EmbeddedGrainOptions>? o = null) => s;
    }
}
