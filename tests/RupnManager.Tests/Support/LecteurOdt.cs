using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using RupnManager.Tests.Pdf;

namespace RupnManager.Tests.Support;

/// <summary>Relit un document OpenDocument par son XML.</summary>
internal static class LecteurOdt
{
    public static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>Le texte courant, titres et tableaux compris, une espace entre les paragraphes.</summary>
    public static string Corps(byte[] odt) => LettreType.AuKilometre(string.Join(' ', Paragraphes(odt)));

    /// <summary>Chaque titre, avec son niveau.</summary>
    public static IReadOnlyList<string> Titres(byte[] odt) =>
        [.. Contenu(odt).Descendants(Text + "h").Select(t => $"{t.Attribute(Text + "outline-level")!.Value} {t.Value}")];

    public static IReadOnlyList<string> Paragraphes(byte[] odt) =>
        [.. Contenu(odt).Descendants().Where(e => e.Name == Text + "p" || e.Name == Text + "h").Select(e => e.Value)];

    public static XDocument Contenu(byte[] odt) => Fichier(odt, "content.xml");

    public static XDocument Fichier(byte[] odt, string nom)
    {
        using var zip = new ZipArchive(new MemoryStream(odt));
        using var flux = zip.GetEntry(nom)!.Open();
        return XDocument.Load(flux);
    }

    /// <summary>Ce que la norme veut en tête du fichier : le type, le premier, lisible sans décompresser.</summary>
    public static string TypeEnTete(byte[] odt) => Encoding.ASCII.GetString(odt, 30, "mimetype".Length + "application/vnd.oasis.opendocument.text".Length);
}
