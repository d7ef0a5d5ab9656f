using System.Buffers.Binary;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace CopBot.Papers;

/// <summary>A paper as a Word file (ECMA-376), with styles for headings, so that a screen reader can walk through it.</summary>
internal static class DocxPaper
{
    private const string Language = "en-GB";

    // Of A4, in twentieths of a point.
    private const uint PageWidth = 11906;

    private const uint PageHeight = 16838;

    private const int Margin = 1134;

    // In English Metric Units, 360,000 a centimetre.
    private const long PictureWidth = 13 * 360_000;

    private const long TallestPicture = 20 * 360_000;

    private const string PictureNamespace = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    public static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = Clean(paper.Title);
            file.PackageProperties.Language = Language;
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = Numbering();
            var body = new Body(Text(paper.Title, "Title"));
            foreach (var block in paper.Blocks)
            {
                body.Append(block switch
                {
                    Block.Image image => [Picture(main, image)],
                    Block.Links links => links.Items.Select(item => Linked(main, item)),
                    _ => Elements(block),
                });
            }

            body.Append(new SectionProperties(
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 708, Footer = 708, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Elements(Block block) => block switch
    {
        Block.Heading heading => [Text(heading.Text, "Heading1")],
        Block.Paragraph paragraph => [Text(paragraph.Text, "Normal")],
        Block.Bullets bullets => bullets.Items.Select(item => Text(item, "ListBullet")),
        Block.Table table => [Table(table), Text("", "Normal")],
        _ => throw new InvalidOperationException(block.GetType().Name),
    };

    // The text's width would make tall pictures longer than a page.
    private static Paragraph Picture(MainDocumentPart main, Block.Image image)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        part.FeedData(new MemoryStream(image.Png));

        // Width and height stand in the first chunk of a PNG (w3.org/TR/png/#11IHDR).
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(image.Png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(image.Png.AsSpan(20)));
        var (across, down) = (PictureWidth, PictureWidth * height / width);
        if (down > TallestPicture)
            (across, down) = (PictureWidth * TallestPicture / down, TallestPicture);
        var number = (uint)main.ImageParts.Count();
        var words = Clean(image.Words);
        var name = $"Picture {number}";
        return new Paragraph(new Run(new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = across, Cy = down },
            new Wp.DocProperties { Id = number, Name = name, Description = words },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = number, Name = name, Description = words }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = across, Cy = down }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = PictureNamespace }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }

    private static Paragraph Linked(MainDocumentPart main, LinkedText item)
    {
        const string style = "ListBullet";
        if (item.Address is not { } address)
            return Text(item.Text, style);
        var link = main.AddHyperlinkRelationship(address, isExternal: true, $"link{main.HyperlinkRelationships.Count() + 1}");
        return new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = style }),
            new Hyperlink(new Run(
                new RunProperties(new Color { Val = "0B57D0" }, new Underline { Val = UnderlineValues.Single }),
                new Text(Clean(item.Text)) { Space = SpaceProcessingModeValues.Preserve }))
            { Id = link.Id });
    }

    private static Paragraph Text(string text, string style)
    {
        var run = new Run();
        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);
    }

    private static Table Table(Block.Table table)
    {
        var border = () => new EnumValue<BorderValues>(BorderValues.Single);
        var made = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = border(), Size = 4, Color = "BFBFBF" },
                    new LeftBorder { Val = border(), Size = 4, Color = "BFBFBF" },
                    new BottomBorder { Val = border(), Size = 4, Color = "BFBFBF" },
                    new RightBorder { Val = border(), Size = 4, Color = "BFBFBF" },
                    new InsideHorizontalBorder { Val = border(), Size = 4, Color = "BFBFBF" },
                    new InsideVerticalBorder { Val = border(), Size = 4, Color = "BFBFBF" })),
            new TableGrid(table.Header.Select(_ => new GridColumn())));
        made.Append(Row(table.Header, isHeader: true));
        made.Append(table.Rows.Select(row => Row(row, isHeader: false)));
        return made;
    }

    private static TableRow Row(IEnumerable<string> cells, bool isHeader)
    {
        var row = new TableRow();
        if (isHeader)
            row.Append(new TableRowProperties(new TableHeader()));
        row.Append(cells.Select(cell => new TableCell(Text(cell, isHeader ? "TableHead" : "Normal"))));
        return row;
    }

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" },
                new FontSize { Val = "24" },
                new Languages { Val = Language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Named("Title", "Title", null, new StyleRunProperties(new Bold(), new FontSize { Val = "40" })),
        Named("Heading1", "heading 1", 0, new StyleRunProperties(new Bold(), new FontSize { Val = "30" })),
        Named("TableHead", "Table Head", null, new StyleRunProperties(new Bold())),
        new Style(
            new StyleName { Val = "List Bullet" },
            new BasedOn { Val = "Normal" },
            new PrimaryStyle(),
            new StyleParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }), new ContextualSpacing()))
        { Type = StyleValues.Paragraph, StyleId = "ListBullet" });

    private static Style Named(string id, string name, int? outline, StyleRunProperties run)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" });
        if (outline is { } level)
            paragraph.Append(new OutlineLevel { Val = level });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(), paragraph, run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }

    private static Numbering Numbering() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Bullet },
                new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 0 },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });

    // What XML 1.0 cannot hold (w3.org/TR/xml/#charsets), such as a control character from a copied text.
    private static string Clean(string text) => string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes()
        .Where(r => r.Value is 0x9 or 0xA || (r.Value >= 0x20 && r.Value is not (0xFFFE or 0xFFFF))).Select(r => r.ToString()));
}
