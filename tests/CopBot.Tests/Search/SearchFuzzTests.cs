using CopBot.Search;
using CopBot.Tests.Support;
using CsCheck;
using Microsoft.Data.Sqlite;
using static CopBot.Tests.Search.SearchSupport;

namespace CopBot.Tests.Search;

public class SearchFuzzTests
{
    private static readonly string[] _pieces =
    [
        "housing", "debt", "\"", "'", "*", "^", "(", ")", "-", "+", ":", "{", "}", "NEAR", "AND", "OR", "NOT", "NEAR(a b, 2)", "c0:", "\0",
        " ", "\ud83d", "\udc4d", "👍🏽", "👨‍👩‍👧", "é", "e\u0301", "\u202e", "\u200b", "\ufeff", "\uffff", "住房", "ﷺ", "ﬁ", "İ", "ŉ", "’", "..", "a.b.c", "_", "&", "0000",
        "don't", "drop-in", "-", "½", "क्षि", "ไทย", "한", "\n", ";", "--", "\\", "%", "t", "rank",
    ];

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> _text = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char['\ud7f0', '\ue010'], 0, 12],
        OneOf(_pieces).Array[0, 12].Select(string.Concat),
        OneOf(_pieces).Array[0, 12].Select(parts => string.Join(' ', parts)));

    [Fact]
    public void Query_AnyText_NeverThrows() =>
        Gen.Select(_text, _text, _text, _text).Each(
            (title, note, words, phrase) =>
            {
                using var index = NewIndex();
                index.Put(Entry("1", title, note));
                index.Put(Entry("2", words, phrase));
                index.Query(Ask(words));
                index.Query(Ask("") with { Phrases = [phrase, title] });
                index.Query(Ask(note) with { Phrases = [words], Facets = [[title]] });
                index.Commit();
                index.Query(Ask(phrase));
            },
            count: 800);

    [Fact]
    public void Query_AnEntrysOwnTitle_FindsIt() =>
        _text.Each(
            title =>
            {
                using var index = NewIndex();
                index.Put(Entry("1", title));
                List<TextWord> words = [];
                TextWords.Split(title, words);
                return words.Count == 0 || index.Find(title).Count == 1;
            },
            count: 500);

    private static readonly Gen<string> _letters = Gen.String[Gen.Char['a', 'z'], 1, 14];

    private static readonly Gen<string> _endings = OneOf(
        "", "s", "es", "ies", "sses", "ed", "eed", "ing", "ating", "y", "ational", "tional", "enci", "anci", "izer", "bli", "alli", "entli", "eli",
        "ousli", "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "logi", "icate", "ative",
        "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "sion",
        "ou", "ism", "ate", "iti", "ous", "ive", "ize", "e", "ll", "lle", "yed", "bling");

    [Fact]
    public void Stem_AnyWord_IsTheSameAsSqlites()
    {
        // A word that is nothing but an ending ("sses") keeps a letter more in SQLite.
        // In yy the second is a vowel to Porter and a doubled consonant to SQLite; no English word has it.
        var words = Cases.One(Gen.Select(_letters, _endings, _endings, (a, b, c) => a + b + c).Where(w => w.Length > 4 && !w.Contains("yy")).Array[6_000]);
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Execute("CREATE VIRTUAL TABLE w USING fts5(a, tokenize='porter ascii'); CREATE VIRTUAL TABLE v USING fts5vocab(w, instance)");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO w(rowid, a) VALUES($i, $a)";
            for (var i = 0; i < words.Length; i++)
            {
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$i", i);
                insert.Parameters.AddWithValue("$a", words[i]);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        using var select = connection.CreateCommand();
        select.CommandText = "SELECT doc, term FROM v";
        using var reader = select.ExecuteReader();
        var wrong = new List<string>();
        while (reader.Read())
        {
            var word = words[reader.GetInt32(0)];
            if (PorterStem.Of(word) != reader.GetString(1))
            {
                wrong.Add($"{word}: {PorterStem.Of(word)}, SQLite {reader.GetString(1)}");
            }
        }

        Assert.Empty(wrong);

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    [Fact]
    public void Distance_AnyTwoWords_IsTheSameAsByTheBook() =>
        Gen.Select(Gen.String[Gen.Char['a', 'c'], 0, 8], Gen.String[Gen.Char['a', 'c'], 0, 8], Gen.Int[0, 3]).Each(
            (a, b, most) => EditDistance.Between(a, b, most) == Math.Min(ByTheBook(a, b), most + 1),
            count: 20_000);

    [Fact]
    public void Changes_InAnyOrder_LeaveWhatAPlainListWouldHave() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 6], OneOf("housing", "house", "debts debt", "mentor housing", "carer")).Array[1, 40].Each(
            steps =>
            {
                using var index = NewIndex();
                var committed = new Dictionary<string, string>();
                var now = new Dictionary<string, string>();
                foreach (var (id, verb, title) in steps)
                {
                    switch (verb)
                    {
                        case 0:
                            index.Commit();
                            committed = new(now);
                            break;
                        case 1:
                            index.Rollback();
                            now = new(committed);
                            break;
                        case 2:
                            Assert.Equal(now.Remove($"{id}"), index.Remove($"{id}"));
                            break;
                        default:
                            index.Put(Entry($"{id}", title));
                            now[$"{id}"] = title;
                            break;
                    }

                    foreach (var word in new[] { "debt", "mentor", "carer", "housing" })
                    {
                        var stem = word == "housing" ? "hous" : word;
                        Assert.Equal(now.Where(e => e.Value.Contains(stem)).Select(e => e.Key).Order(), index.Find(word).Order());
                    }

                    Assert.Equal(now.Values.Any(t => t.Contains("mentor")), index.Query(Ask("mantor")).Corrections.Count > 0);
                    Assert.Equal(now.Count, index.Count);
                }
            },
            count: 200);

    private static int ByTheBook(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
