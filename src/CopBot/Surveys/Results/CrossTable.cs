using System.Collections.Immutable;

namespace CopBot.Surveys.Results;

/// <summary>
/// Counts by two questions at once, of which only cells of a smallest size are shown, and no other can be worked out: not by taking what
/// is shown from the sums of its row and its column, which are known from each question alone, nor by any chain of such steps.
/// </summary>
/// <param name="Rows">What each row stands for; none is empty.</param>
/// <param name="Columns">What each column stands for; none is empty.</param>
/// <param name="Cells">By row and column.</param>
/// <param name="Shown">True for a cell that may be shown.</param>
internal sealed record CrossTable(ImmutableArray<string> Rows, ImmutableArray<string> Columns, int[,] Cells, bool[,] Shown)
{
    public int RowSum(int row) => Enumerable.Range(0, Columns.Length).Sum(c => Cells[row, c]);

    public bool ShowsAnything => Shown.Cast<bool>().Any(s => s);

    /// <summary>
    /// True where a table with these sums might show something: judged from the sums alone, which are known from each question, so that
    /// the answer tells nothing else. Where a line has several cells, a shown one stands beside another that is shown, or beside hidden
    /// ones that are together as many.
    /// </summary>
    public static bool CouldShow(IEnumerable<int> rows, IEnumerable<int> columns, int smallest)
    {
        var (inRows, inColumns) = (rows.Where(s => s > 0).ToList(), columns.Where(s => s > 0).ToList());
        return inRows.Exists(s => s >= Least(inColumns.Count)) && inColumns.Exists(s => s >= Least(inRows.Count));

        int Least(int cells) => cells > 1 ? 2 * smallest : smallest;
    }

    /// <summary>Leaves out rows and columns that nobody is in.</summary>
    public static CrossTable Of(IReadOnlyList<string> rows, IReadOnlyList<string> columns, int[,] cells, int smallest)
    {
        int[] keptRows = [.. Enumerable.Range(0, rows.Count).Where(r => Enumerable.Range(0, columns.Count).Any(c => cells[r, c] > 0))];
        int[] keptColumns = [.. Enumerable.Range(0, columns.Count).Where(c => Enumerable.Range(0, rows.Count).Any(r => cells[r, c] > 0))];
        var kept = new int[keptRows.Length, keptColumns.Length];
        for (var r = 0; r < keptRows.Length; r++)
        {
            for (var c = 0; c < keptColumns.Length; c++)
                kept[r, c] = cells[keptRows[r], keptColumns[c]];
        }

        return new CrossTable([.. keptRows.Select(r => rows[r])], [.. keptColumns.Select(c => columns[c])], kept, new Hiding(kept, smallest).Decide());
    }

    /// <summary>Hides what is small, and then as much as is needed so that nothing hidden can be found.</summary>
    private sealed class Hiding(int[,] cells, int smallest)
    {
        private readonly int _rows = cells.GetLength(0);
        private readonly int _columns = cells.GetLength(1);
        private readonly bool[,] _shown = new bool[cells.GetLength(0), cells.GetLength(1)];

        public bool[,] Decide()
        {
            for (var r = 0; r < _rows; r++)
            {
                for (var c = 0; c < _columns; c++)
                    _shown[r, c] = cells[r, c] >= smallest;
            }

            // Each turn hides one more, so it comes to an end.
            while (ToHide() is var (row, column))
                _shown[row, column] = false;
            return _shown;
        }

        private (int Row, int Column)? ToHide()
        {
            for (var r = 0; r < _rows; r++)
            {
                if (GivesAway(Row(r)) && SmallestShown(Row(r)) is { } one)
                    return one;
            }

            for (var c = 0; c < _columns; c++)
            {
                if (GivesAway(Column(c)) && SmallestShown(Column(c)) is { } one)
                    return one;
            }

            for (var r = 0; r < _rows; r++)
            {
                for (var c = 0; c < _columns; c++)
                {
                    if (!_shown[r, c] && !CanBeMore(r, c) && !CanBeLess(r, c) && (SmallestShown(Row(r)) ?? SmallestShown(Column(c)) ?? SmallestShown(All())) is { } one)
                        return one;
                }
            }

            return null;
        }

        // What is hidden in a line is known together, so it must be as many as may be shown.
        private bool GivesAway(IEnumerable<(int Row, int Column)> line)
        {
            var hidden = line.Where(c => !_shown[c.Row, c.Column]).ToList();
            return hidden.Count == 1 || (hidden.Count > 1 && hidden.Sum(c => cells[c.Row, c.Column]) < smallest);
        }

        private (int Row, int Column)? SmallestShown(IEnumerable<(int Row, int Column)> among)
        {
            var shown = among.Where(c => _shown[c.Row, c.Column]).ToList();
            return shown.Count == 0 ? null : shown.MinBy(c => cells[c.Row, c.Column]);
        }

        private IEnumerable<(int Row, int Column)> Row(int row) => Enumerable.Range(0, _columns).Select(c => (row, c));

        private IEnumerable<(int Row, int Column)> Column(int column) => Enumerable.Range(0, _rows).Select(r => (r, column));

        private IEnumerable<(int Row, int Column)> All() => Enumerable.Range(0, _rows).SelectMany(Row);

        // The hidden cells could hold other numbers with the same sums where one more here can be made up for by one less and one more
        // around a ring of other hidden cells: from the row to a column where there is one to take, from there to any other row, and back.
        private bool CanBeMore(int row, int column) => Leads(row, column, more: true);

        private bool CanBeLess(int row, int column) => cells[row, column] > 0 && Leads(row, column, more: false);

        private bool Leads(int row, int column, bool more)
        {
            // Rows and columns reached from the row of this cell, without the cell itself. Going out of the row takes one (where one more
            // comes in here) or adds one; going out of a column does the opposite.
            var (seenRows, seenColumns) = (new bool[_rows], new bool[_columns]);
            var next = new Queue<(bool IsRow, int At)>([(true, row)]);
            seenRows[row] = true;
            while (next.TryDequeue(out var node))
            {
                if (!node.IsRow && node.At == column)
                    return true;
                for (var i = 0; i < (node.IsRow ? _columns : _rows); i++)
                {
                    var (r, c) = node.IsRow ? (node.At, i) : (i, node.At);
                    var takes = node.IsRow == more;
                    if (_shown[r, c] || (r == row && c == column) || (takes && cells[r, c] == 0) || (node.IsRow ? seenColumns[c] : seenRows[r]))
                        continue;
                    if (node.IsRow)
                        seenColumns[c] = true;
                    else
                        seenRows[r] = true;
                    next.Enqueue((!node.IsRow, i));
                }
            }

            return false;
        }
    }
}
