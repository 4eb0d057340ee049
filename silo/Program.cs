using Kazva.Silo.Commands;

return await KazvaCommand.RunAsync(args);
