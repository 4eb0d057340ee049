// The one place in this project that knows what hosts the grains of the behaviour suite: by their namespace
// they see the embedded host, if it is referenced.
#if ORLEANS
global using Orleans;
global using Orleans.Concurrency;
global using Orleans.Runtime;
#endif
