// The one place in this project that knows what hosts the grains.
#if ORLEANS
global using Orleans;
// What a call fails with when the host, not the grain, cannot serve it.
global using GrainHostException = Orleans.Runtime.OrleansException;
#else
global using Kazva.Embedded;
// What a call fails with when the host, not the grain, cannot serve it.
global using GrainHostException = Kazva.Embedded.GrainHostStoppedException;
#endif
