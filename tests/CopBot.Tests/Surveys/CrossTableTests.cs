using CopBot.Surveys.Results;

namespace CopBot.Tests.Surveys;

public sealed class CrossTableTests
{
    private const int Smallest = 5;

    [Fact]
    public void SmallCell_IsHidden_AndSoIsEnoughElseThatItCannotBeWorkedOut()
    {
        var table = CrossTable.Of(["A", "B"], ["yes", "no"], new[,] { { 20, 2 }, { 15, 12 } }, Smallest);

        // Of two by two, one hidden cell can be worked out until all four are hidden.
        Assert.False(table.ShowsAnything);
        var wide = CrossTable.Of(["A", "B", "C"], ["yes", "no", "maybe"], new[,] { { 20, 2, 9 }, { 15, 12, 8 }, { 30, 11, 25 } }, Smallest);
        Assert.False(wide.Shown[0, 1]);
        Assert.True(wide.Shown[2, 0]);
        Assert.Equal(31, wide.RowSum(0));
    }

    [Fact]
    public void NothingSmall_HidesNothing_AndEmptyLinesAreLeftOut()
    {
        var table = CrossTable.Of(["A", "nobody", "B"], ["yes", "no", "none"], new[,] { { 20, 6, 0 }, { 0, 0, 0 }, { 15, 12, 0 } }, Smallest);
        Assert.Equal(["A", "B"], table.Rows);
        Assert.Equal(["yes", "no"], table.Columns);
        Assert.True(table.Shown.Cast<bool>().All(s => s));
    }

    [Fact]
    public void GroupThatAllSaidTheSame_IsNotGivenAway()
    {
        // All six of A said yes: that no one of them said no must not be seen either.
        var table = CrossTable.Of(["A", "B"], ["yes", "no"], new[,] { { 6, 0 }, { 10, 10 } }, Smallest);
        Assert.False(table.Shown[0, 0]);
        Assert.False(table.Shown[0, 1]);
    }

    [Fact]
    public void CouldShow_IsFalse_OnlyWhereNoTableWithTheseSumsShowsAnything()
    {
        var random = new Random(20261126);
        var (hopeless, shown) = (0, 0);
        for (var turn = 0; turn < 2000; turn++)
        {
            var (rows, columns) = (random.Next(1, 4), random.Next(1, 4));
            var cells = new int[rows, columns];
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                    cells[r, c] = random.Next(0, 9);
            }

            int[] rowSums = [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Sum(c => cells[r, c]))];
            int[] columnSums = [.. Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Sum(r => cells[r, c]))];
            var shows = CrossTable.Of([.. rowSums.Select((_, r) => $"r{r}")], [.. columnSums.Select((_, c) => $"c{c}")], cells, Smallest).ShowsAnything;
            var could = CrossTable.CouldShow(rowSums, columnSums, Smallest);
            Assert.True(could || !shows);
            hopeless += could ? 0 : 1;
            shown += shows ? 1 : 0;
        }

        Assert.True(hopeless > 50 && shown > 50);
    }

    /// <summary>
    /// Whoever knows all sums and what is shown tries every table that fits: no hidden cell is the same in all of them, and the hidden
    /// ones of a line are together as many as may be shown.
    /// </summary>
    [Fact]
    public void HiddenCell_CannotBeDerived_FromWhatIsShownAndTheSums()
    {
        var random = new Random(20261124);
        var (hidden, shown) = (0, 0);
        for (var turn = 0; turn < 1000; turn++)
        {
            var (rows, columns) = (random.Next(2, 4), random.Next(2, 4));
            var cells = new int[rows, columns];
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                    cells[r, c] = random.Next(5) == 0 ? random.Next(0, 4) : random.Next(0, 12);
            }

            var table = CrossTable.Of([.. Enumerable.Range(0, rows).Select(r => $"r{r}")], [.. Enumerable.Range(0, columns).Select(c => $"c{c}")], cells, Smallest);
            if (table.Rows.Length < 2 || table.Columns.Length < 2)
                continue;
            var possible = Possible(table);
            for (var r = 0; r < table.Rows.Length; r++)
            {
                for (var c = 0; c < table.Columns.Length; c++)
                {
                    if (table.Shown[r, c])
                    {
                        shown++;
                        Assert.True(table.Cells[r, c] >= Smallest);
                    }
                    else if (table.ShowsAnything)
                    {
                        hidden++;
                        Assert.True(possible[r, c].Count > 1, $"Turn {turn}: {r},{c} can only be {table.Cells[r, c]}.");
                    }
                }
            }

            for (var r = 0; r < table.Rows.Length; r++)
            {
                var line = Enumerable.Range(0, table.Columns.Length).ToList();
                if (line.Exists(c => table.Shown[r, c]) && line.Exists(c => !table.Shown[r, c]))
                    Assert.True(line.Where(c => !table.Shown[r, c]).Sum(c => table.Cells[r, c]) >= Smallest);
            }
        }

        Assert.True(hidden > 500 && shown > 500, $"{hidden} hidden, {shown} shown: the tables did not try enough.");
    }

    // All values that each cell can have, by going through every table with the same sums and the same shown cells.
    private static HashSet<int>[,] Possible(CrossTable table)
    {
        var (rows, columns) = (table.Rows.Length, table.Columns.Length);
        var values = new HashSet<int>[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
                values[r, c] = [];
        }

        var rowLeft = Enumerable.Range(0, rows).Select(table.RowSum).ToArray();
        var columnLeft = Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Sum(r => table.Cells[r, c])).ToArray();
        var now = new int[rows, columns];
        Fill(0);
        return values;

        void Fill(int place)
        {
            if (place == rows * columns)
            {
                if (rowLeft.Any(l => l != 0) || columnLeft.Any(l => l != 0))
                    return;
                for (var i = 0; i < place; i++)
                    values[i / columns, i % columns].Add(now[i / columns, i % columns]);
                return;
            }

            var (r, c) = (place / columns, place % columns);
            var (from, to) = table.Shown[r, c] ? (table.Cells[r, c], table.Cells[r, c]) : (0, Math.Min(rowLeft[r], columnLeft[c]));

            // The last of a line must take what is left.
            if (c == columns - 1 && !table.Shown[r, c])
                (from, to) = (rowLeft[r], Math.Min(rowLeft[r], columnLeft[c]));
            for (var value = from; value <= to; value++)
            {
                if (value > rowLeft[r] || value > columnLeft[c])
                    break;
                (now[r, c], rowLeft[r], columnLeft[c]) = (value, rowLeft[r] - value, columnLeft[c] - value);
                Fill(place + 1);
                (rowLeft[r], columnLeft[c]) = (rowLeft[r] + value, columnLeft[c] + value);
            }
        }
    }
}
