// The one place in this project that knows what hosts the grains.
#if ORLEANS
global using Orleans;
#else
global using IGrainFactory = Kazva.Embedded.IGrainFactory;
#endif
