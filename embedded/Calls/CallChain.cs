using System.Text;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Calls;

/// <summary>Tells who waits for whom.</summary>
internal static class CallChain
{
    private const int MostShown = 16;

    /// <summary>The chain that a call is part of, such as <c>a/1.Foo → b/2.Bar → a/1.Baz waits for a/1.Foo</c>.</summary>
    public static string Describe(Turn turn)
    {
        List<Turn> chain = [turn];
        for (var caller = turn.Caller; caller is not null && chain.Count < MostShown && !chain.Contains(caller); caller = caller.Caller)
            chain.Insert(0, caller);
        for (var sent = turn.LastSent; sent is { IsSettled: false } && chain.Count < MostShown && !chain.Contains(sent); sent = sent.LastSent)
            chain.Add(sent);
        var text = new StringBuilder().AppendJoin(" → ", chain.Select(link => link.Name));
        var last = chain[^1];
        if (!last.Started && last.Runner?.Blocker() is { } blocker) text.Append(" waits for ").Append(blocker.Name);
        return text.ToString();
    }
}
