// The one place in this suite, beside Kit/Embedded and Kit/Orleans, that knows what hosts the grains.
#if ORLEANS
global using Orleans;
global using Orleans.Concurrency;
global using Orleans.Configuration;
global using Orleans.Runtime;
#else
global using Kazva.Embedded;
#endif
