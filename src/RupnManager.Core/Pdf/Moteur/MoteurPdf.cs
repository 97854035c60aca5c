using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>Imprime une description : le seul endroit, avec ce dossier, qui connaît la bibliothèque PDF.</summary>
public static class MoteurPdf
{
    private static readonly Lock Verrou = new();
    private static readonly Style Rappel = new(8.25, 1.45, Gris);
    private static readonly Style Pied = new(7.75, 1.45, Gris);

    static MoteurPdf()
    {
        PdfSharpLicense.SetAgplLicense();
        GlobalFontSettings.FontResolver = new Polices();
    }

    /// <summary>Rend les octets du PDF. Un rendu à la fois : les caches de la bibliothèque sont communs à tout le processus.</summary>
    public static byte[] Rendre(DocumentPdf document) => SousLeVerrou(() => document.Blocs.OfType<PagesJointes>().Any()
        ? GardeDuPdf.SurUneGrandePile(() => RendreSeul(document))
        : RendreSeul(document));

    /// <summary>Les caractères d'un texte que la police du document ne sait pas dessiner.</summary>
    public static IReadOnlyList<string> CaracteresNonImprimables(string texte) =>
        [.. Polices.NonImprimables(texte).Select(r => r.ToString())];

    /// <summary>Le texte sans ce qu'un traitement de texte y laisse : fins de ligne doubles, caractères invisibles, puces de sa police de symboles.</summary>
    public static string Redresser(string texte) => Polices.Redresser(texte);

    internal static T SousLeVerrou<T>(Func<T> travail)
    {
        lock (Verrou)
            return travail();
    }

    private static byte[] RendreSeul(DocumentPdf document)
    {
        var pages = Pagination.Repartir(Compositeur.Composer(Sommaires.Numeroter(document.Blocs)));

        using var pdf = new PdfDocument();
        if (document.EstArchivable)
            pdf.SetPdfA();
        var accessibilite = UAManager.ForDocument(pdf);
        accessibilite.SetDocumentLanguage(document.Langue);
        var toile = new Toile(accessibilite.StructureBuilder);
        for (var i = 0; i < pages.Count; i++)
            Dessiner(pdf, toile, document, pages[i], i + 1, pages.Count);
        if (document.Signets)
            Sommaires.PoserLesSignets(pdf, pages);

        return Relecture.Verifier(Finition.Enregistrer(pdf, document), toile.Ecrits);
    }

    private static void Dessiner(PdfDocument pdf, Toile toile, DocumentPdf document, IReadOnlyList<Place> places, int numero, int nombre)
    {
        var page = pdf.AddPage();
        page.Size = PageSize.A4;
        using var graphique = XGraphics.FromPdfPage(page);
        toile.Changer(graphique);

        if (numero > 1 && document.EnTete is { } enTete)
            DessinerEnTete(toile, enTete);
        foreach (var (morceau, y, rappel) in places)
            DessinerMorceau(toile, morceau, y, rappel);
        toile.FinirLaPage();
        DessinerPied(toile, document.Pied, $"Page {numero} sur {nombre}");
        if (document.Filigrane is { } mot)
            toile.EnTravers(mot);
    }

    private static void DessinerMorceau(Toile toile, Morceau morceau, double y, bool rappel)
    {
        if (rappel)
        {
            toile.Artefact(() => morceau.Dessiner(toile, y));
            return;
        }
        morceau.Ouvrir?.Invoke(toile);
        morceau.Dessiner(toile, y);
        morceau.Fermer?.Invoke(toile);
    }

    private static void DessinerEnTete(Toile toile, EnTeteDePage enTete) => toile.Artefact(() =>
    {
        var style = TenirSurUneLigne(Rappel, enTete.Gauche, enTete.Droite);
        toile.Ecrire(enTete.Gauche, style, Gauche, MargeHaute);
        toile.Ecrire(enTete.Droite, style, Gauche + Justification - Mesure(enTete.Droite, style), MargeHaute);
        toile.Filet(Gauche, MargeHaute + Rappel.HauteurDeLigne + Mm(2.5), Justification, FiletFin, Filet);
    });

    private static void DessinerPied(Toile toile, PiedDePage pied, string pagination) => toile.Artefact(() =>
    {
        var y = Hauteur - Mm(11) - Pied.HauteurDeLigne;
        var style = TenirSurUneLigne(Pied, pied.Gauche, pied.Milieu, pagination);
        var (gauche, milieu, droite) = (Mesure(pied.Gauche, style), Mesure(pied.Milieu, style), Mesure(pagination, style));
        var blanc = (Justification - gauche - milieu - droite) / 2;
        toile.Filet(Gauche, y - Mm(2.5), Justification, FiletFin, Filet);
        toile.Ecrire(pied.Gauche, style, Gauche, y);
        toile.Ecrire(pied.Milieu, style, Gauche + gauche + blanc, y);
        toile.Ecrire(pagination, style, Gauche + Justification - droite, y);
    });

    /// <summary>Réduit le corps d'un rappel trop long plutôt que de le laisser se chevaucher.</summary>
    private static Style TenirSurUneLigne(Style style, params ReadOnlySpan<string> textes)
    {
        var blancs = (textes.Length - 1) * Mm(3);
        var largeur = 0.0;
        foreach (var texte in textes)
            largeur += Mesure(texte, style);
        return style with { Corps = style.Corps * Math.Min(1, (Justification - blancs) / largeur) };
    }

    private static double Mesure(string texte, Style style) => Polices.Mesure(style.Gras, style.Italique).Largeur(texte, style.Corps);
}
