// The one place in this project that knows what hosts the grains, beside the folders that are built for one host only.
#if ORLEANS
global using Orleans;
#else
global using Kazva.Embedded;
#endif
