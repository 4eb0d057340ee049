using Kazva.Silo.Commands;

return await KazvaCommand.Create().Parse(args).InvokeAsync();
