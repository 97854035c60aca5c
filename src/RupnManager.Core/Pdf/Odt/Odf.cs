using System.Xml.Linq;

namespace RupnManager.Pdf.Odt;

/// <summary>Le vocabulaire d'OpenDocument (norme ISO/CEI 26300, version 1.3).</summary>
internal static class Odf
{
    public const string Version = "1.3";
    public const string Type = "application/vnd.oasis.opendocument.text";
    public static readonly XNamespace Office = Espace("office"), Text = Espace("text"), Table = Espace("table"), Style = Espace("style"), Meta = Espace("meta");
    public static readonly XNamespace Fo = Espace("xsl-fo-compatible");
    public static readonly XNamespace Manifest = Espace("manifest");
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>La racine d'un des fichiers, avec les préfixes d'usage.</summary>
    public static XElement Racine(string nom, params object?[] contenu) => new(Office + nom,
        Prefixe("office", Office), Prefixe("text", Text), Prefixe("table", Table), Prefixe("style", Style), Prefixe("fo", Fo), Prefixe("meta", Meta),
        Prefixe("dc", Dc), new XAttribute(Office + "version", Version), contenu);

    private static XAttribute Prefixe(string nom, XNamespace espace) => new(XNamespace.Xmlns + nom, espace.NamespaceName);

    private static XNamespace Espace(string nom) => $"urn:oasis:names:tc:opendocument:xmlns:{nom}:1.0";
}
