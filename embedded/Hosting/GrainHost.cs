using System.Runtime.CompilerServices;
using Kazva.Embedded.Activations;
using Kazva.Embedded.Calls;
using Kazva.Embedded.Observers;
using Kazva.Embedded.Reminders;
using Kazva.Embedded.Timers;
using Kazva.Embedded.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kazva.Embedded;

/// <summary>The grains of this process: finds them, calls them, and makes references to them.</summary>
internal sealed partial class GrainHost : IGrainFactory
{
    private readonly GrainClasses _classes;
    private readonly CallTimeouts _timeouts;
    // Those that somebody has a reference to; their calls may time out.
    private readonly ConditionalWeakTable<ObserverRunner, object?> _observers = [];
    private int _lastObserver;

    public GrainHost(IServiceProvider services, IOptions<EmbeddedGrainOptions> options, ILogger<GrainHost> log)
    {
        Services = services;
        Options = options.Value;
        Log = log;
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        Clock = new CoarseClock(Time);
        DueTimers = new DueTimers(Time);
        _timeouts = new CallTimeouts(Clock, Options.ResponseTimeout);
        _classes = new GrainClasses(Options.Assemblies, Options.CollectionAge);
        Directory = new ActivationDirectory(Activate);
        Reminders = new ReminderService(this, services.GetService<IReminderStore>());
    }

    public IServiceProvider Services { get; }

    public EmbeddedGrainOptions Options { get; }

    public ILogger Log { get; }

    public TimeProvider Time { get; }

    public CoarseClock Clock { get; }

    public DueTimers DueTimers { get; }

    public ActivationDirectory Directory { get; }

    public ReminderService Reminders { get; }

    /// <summary>When a call that is sent now is to fail.</summary>
    public int NextDeadline => _timeouts.NextDeadline;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrEmpty(primaryKey);
        var grainClass = _classes.Of(typeof(TGrainInterface), grainClassNamePrefix);
        return Reference<TGrainInterface>(new GrainId(grainClass.Name, primaryKey));
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference) throw new ArgumentException("This is a reference already.", nameof(obj));
        var id = new GrainId("observer", Interlocked.Increment(ref _lastObserver).ToString());
        var runner = new ObserverRunner(obj, id, Log);
        _observers.Add(runner, value: null);
        return GrainReferences.Create<TGrainObserverInterface>(new(this, id, runner));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference { Runner: ObserverRunner runner })
            throw new ArgumentException("This is not what CreateObjectReference returned.", nameof(obj));
        runner.Delete();
    }

    /// <summary>A reference to any grain by any interface.</summary>
    public TInterface Reference<TInterface>(GrainId id) => GrainReferences.Create<TInterface>(new(this, id, runner: null));

    /// <summary>Puts a call in the inbox of a grain, which is activated if need be.</summary>
    /// <param name="ended">The runner that is known to take no more calls.</param>
    /// <returns>Whose inbox it was.</returns>
    public TurnRunner Route(GrainId id, Turn turn, TurnRunner? ended)
    {
        // An observer that was deleted.
        if (ended is ObserverRunner observer)
        {
            observer.Abandon(turn);
            return ended;
        }
        for (var wait = default(SpinWait); ; wait.SpinOnce())
        {
            // Between the end of an activation and its leaving the directory there are a few instructions.
            var activation = Directory.Find(id);
            if (activation.TrySend(turn)) return activation;
        }
    }

    /// <summary>Calls a grain on behalf of nobody.</summary>
    public Task CallAsync(GrainId id, GrainCall call)
    {
        if (!_classes.TryGet(id.Type, out _))
            return Task.FromException(new InvalidOperationException($"No hosted grain class is called '{id.Type}'."));
        if (IsStopping) return Task.FromException(Stopping());
        var outcome = call.Outcome;
        call.Deadline = NextDeadline;
        Route(id, call, ended: null);
        return outcome;
    }

    private Activation Activate(GrainId id) => _classes.TryGet(id.Type, out var grainClass)
        ? new Activation(this, id, grainClass!)
        : throw new ArgumentException($"No hosted grain class is called '{id.Type}'.", nameof(id));
}
