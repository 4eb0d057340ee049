using Kazva.Bench.Host;

// The first argument says what to measure.
return args switch
{
    ["host", ..] => await HostBench.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench -- host");
    return 2;
}
