using System.Collections.Immutable;
using CsvHelper;

namespace Kazva.Silo.Import;

/// <summary>A CSV file (RFC 4180, commas, a header): its rows, with the place of every cell.</summary>
internal static class CsvTable
{
    /// <summary>Reads all rows that have as many cells as the header; the others are reported.</summary>
    /// <param name="incomplete">Is given the cells of each row of another length, of which only some have a column.</param>
    /// <returns>Null when there is no header.</returns>
    public static ImmutableArray<CsvRow>? Read(
        SourceText source, CsvColumns columns, Action<CsvRow> incomplete, MistakeList mistakes)
    {
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        ImmutableArray<string>? header = null;
        foreach (var cells in Records(source, mistakes))
        {
            if (header is null)
            {
                if ((header = Header(cells, columns, mistakes)) is null) return null;
                continue;
            }
            // A repeated column was reported; its first cell counts.
            var byColumn = new Dictionary<string, Cell>(StringComparer.Ordinal);
            foreach (var (column, cell) in header.Value.Zip(cells)) byColumn.TryAdd(column, cell);
            var row = new CsvRow(byColumn, mistakes);
            if (cells.Length - 1 == header.Value.Length) rows.Add(row);
            else
            {
                var place = cells[Math.Min(header.Value.Length, cells.Length - 1)].Place;
                mistakes.Add(place.File, place.Line, place.Column,
                    $"the row has {Count(cells.Length - 1)}; expected {header.Value.Length}, as in the header");
                incomplete(row);
            }
        }
        if (header is not null) return rows.ToImmutable();
        mistakes.Add(source.File, 1, 1, $"the file is empty; expected a header with {string.Join(",", columns.Required)}");
        return null;
    }

    // The cells of each record, and after them an empty one for the place where the record ends.
    private static List<ImmutableArray<Cell>> Records(SourceText source, MistakeList mistakes)
    {
        var places = new BytePlaces(source);
        using var reader = CsvReader.Create(places.Bytes, new CsvReaderOptions
        {
            Separator = ',',
            // The header is read as any record is, to have its places.
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = malformed =>
            {
                // Of a quote that is never closed the reader tells the end of the file.
                var at = malformed.Reason == CsvMalformedReason.UnterminatedQuote
                    ? source.At(Unclosed(source.Text, malformed.RawRecord)) : places.At(malformed.ByteOffset);
                mistakes.Add(at.File, at.Line, at.Column, Message(malformed.Reason));
            },
        });
        var records = new List<ImmutableArray<Cell>>();
        while (reader.Read())
        {
            if (reader.FieldCount == 1 && string.IsNullOrWhiteSpace(reader.GetString(0))) continue;
            var cells = ImmutableArray.CreateBuilder<Cell>(reader.FieldCount + 1);
            var offset = reader.ByteOffset;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                cells.Add(new Cell(reader.GetString(i).Trim(), places.At(offset)));
                offset += reader.GetRawSpan(i).Length + 1;
            }
            cells.Add(new Cell("", places.At(offset - 1)));
            records.Add(cells.MoveToImmutable());
        }
        return records;
    }

    // The index of the quote that opens the last cell of the record with which the text ends.
    private static int Unclosed(string text, string record)
    {
        var start = text.LastIndexOf(record, StringComparison.Ordinal);
        for (var i = start; i < text.Length; i++)
        {
            // A quote opens a cell at its start only; up to the next odd quote everything belongs to the cell.
            if (text[i] != '"') continue;
            var opened = i++;
            while (i < text.Length && (text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"' && i++ > 0))) i++;
            if (i >= text.Length) return opened;
        }
        return start;
    }

    private static string Message(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "the quote that opens here is never closed",
        CsvMalformedReason.TextAfterClosingQuote =>
            "text after the closing quote; expected a comma or the end of the line (a quote inside a quoted cell is written twice)",
        _ => "a quote in a cell without quotes; expected the whole cell in quotes, and the quote inside it written twice",
    };

    private static ImmutableArray<string>? Header(
        ImmutableArray<Cell> cells, CsvColumns columns, MistakeList mistakes)
    {
        var names = cells.RemoveAt(cells.Length - 1);
        if (names is [{ Text: var all, Place: var start }] && all.Contains(';', StringComparison.Ordinal))
        {
            mistakes.Add(start.File, start.Line, start.Column, "the cells are separated by semicolons; expected commas");
            return null;
        }

        var seen = new FirstSeen("column");
        foreach (var (name, place) in names)
        {
            seen.Add(name, place, mistakes);
            if (!columns.Knows(name))
                mistakes.Add(place.File, place.Line, place.Column,
                    $"unknown column '{name}'; known here: {string.Join(", ", columns.All)}{Nearest.Hint(name, columns.All)}");
        }
        var end = cells[^1].Place;
        foreach (var missing in columns.Required.Where(c => !seen.Ids.Contains(c)))
            mistakes.Add(end.File, end.Line, end.Column, $"the column '{missing}' is missing");
        return [.. names.Select(c => c.Text)];
    }

    private static string Count(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";
}
