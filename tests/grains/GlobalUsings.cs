// The one place in this project that knows what hosts the grains.
#if ORLEANS
global using Orleans;
global using Orleans.Runtime;
#else
global using Kazva.Embedded;
#endif
