using System.Globalization;
using System.IO.Compression;
using PdfSharp.Pdf;
using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>Les fichiers attachés au PDF, déclarés comme le veut PDF/A-3 : type, description, relation avec le document.</summary>
internal static class PiecesJointes
{
    public static void Ajouter(PdfDocument pdf, IReadOnlyList<FichierJoint> fichiers, DateTimeOffset date)
    {
        if (fichiers.Count == 0)
            return;

        var noms = new PdfArray(pdf);
        var associes = new PdfArray(pdf);
        foreach (var fichier in fichiers.OrderBy(f => f.Nom, StringComparer.Ordinal))
        {
            var specification = Specification(pdf, fichier, date);
            noms.Elements.Add(new PdfString(fichier.Nom, PdfStringEncoding.Unicode));
            noms.Elements.Add(specification.Reference!);
            associes.Elements.Add(specification.Reference!);
        }
        var feuille = new PdfDictionary(pdf);
        feuille.Elements["/Names"] = noms;
        var arbre = new PdfDictionary(pdf);
        arbre.Elements["/EmbeddedFiles"] = feuille;
        pdf.Internals.Catalog.Elements["/Names"] = arbre;
        pdf.Internals.Catalog.Elements["/AF"] = associes;
    }

    private static PdfDictionary Specification(PdfDocument pdf, FichierJoint fichier, DateTimeOffset date)
    {
        var parametres = new PdfDictionary(pdf);
        parametres.Elements.SetInteger("/Size", fichier.Contenu.Length);
        parametres.Elements.SetString("/ModDate", date.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture));

        var contenu = new PdfDictionary(pdf);
        contenu.Elements.SetName("/Type", "/EmbeddedFile");
        contenu.Elements.SetName("/Subtype", "/" + fichier.TypeMime);
        contenu.Elements.SetName("/Filter", "/FlateDecode");
        contenu.Elements["/Params"] = parametres;
        contenu.CreateStream(Compresser(fichier.Contenu));
        pdf.Internals.AddObject(contenu);

        var contenus = new PdfDictionary(pdf);
        contenus.Elements["/F"] = contenu.Reference!;
        contenus.Elements["/UF"] = contenu.Reference!;

        var specification = new PdfDictionary(pdf);
        specification.Elements.SetName("/Type", "/Filespec");
        specification.Elements.SetString("/F", fichier.Nom);
        specification.Elements["/UF"] = new PdfString(fichier.Nom, PdfStringEncoding.Unicode);
        specification.Elements["/Desc"] = new PdfString(fichier.Description, PdfStringEncoding.Unicode);
        specification.Elements.SetName("/AFRelationship", "/Supplement");
        specification.Elements["/EF"] = contenus;
        pdf.Internals.AddObject(specification);
        return specification;
    }

    private static byte[] Compresser(byte[] contenu)
    {
        using var sortie = new MemoryStream();
        using (var zlib = new ZLibStream(sortie, CompressionLevel.SmallestSize))
            zlib.Write(contenu);
        return sortie.ToArray();
    }
}
