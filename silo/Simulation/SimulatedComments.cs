using Kazva.Definition;

namespace Kazva.Silo.Simulation;

/// <summary>What simulated citizens write.</summary>
#pragma warning disable CA5394 // Simulated citizens need no secrecy.
internal static class SimulatedComments
{
    private static readonly string[] Low =
    [
        "Чакаме ремонт от месеци.", "Никой не отговаря на сигналите.", "Мръсно е, кошовете са препълнени.",
        "Осветлението не работи вечер.", "Чаках повече от час.", "Счупено е и е опасно за децата.",
        "Разписанието не се спазва.", "Отношението беше грубо.", "Няма достъп с детска количка.",
    ];

    private static readonly string[] Middle =
    [
        "Може и по-добре.", "Става, но има какво да се желае.", "Добре е да се почиства по-често.",
        "Повече пейки и сянка, моля.", "Опашката върви бавно.", "Работното време не е удобно.",
    ];

    private static readonly string[] High =
    [
        "Много съм доволна, благодаря!", "Чисто и подредено.", "Бързо и любезно обслужване.",
        "Децата обичат да идват тук.", "Най-после хубаво място.", "Браво на екипа!", "Всичко е ново и поддържано.",
    ];

    public static string Pick(int score, Random random)
    {
        var comments = Branches.Of(score) switch { Branch.Low => Low, Branch.Middle => Middle, _ => High };
        return comments[random.Next(comments.Length)];
    }
}
