using PdfSharp.UniversalAccessibility;
using RupnManager.Pdf.Description;
using static RupnManager.Pdf.Moteur.Charte;

namespace RupnManager.Pdf.Moteur;

/// <summary>Titres, paragraphes et listes : une ligne par morceau, sans ligne veuve ni orpheline.</summary>
internal static class CompositeurDeTexte
{
    public static List<Morceau> Titre(Titre titre)
    {
        var (style, avant, apres) = titre switch
        {
            { Niveau: 1 } => (new Style(21, 1.2, Noir, Gras: true), Mm(11), Mm(1.5)),
            { Annexe: true } => (new Style(15, 1.3, Noir, Gras: true), Mm(9), Mm(3)),
            { Niveau: 2 } => (new Style(10.75, 1.4, Noir, Gras: true), Mm(5.2), Mm(2)),
            { Corps: Corps.Petit } => (new Style(9.25, 1.43, Noir, Gras: true), Mm(3.4), Mm(1.1)),
            _ => (new Style(9.75, 1.4, Noir, Gras: true), Mm(4), Mm(1.5)),
        };
        var balise = titre.Niveau switch
        {
            1 => PdfBlockLevelElementTag.Heading1,
            2 => PdfBlockLevelElementTag.Heading2,
            _ => PdfBlockLevelElementTag.Heading3,
        };
        return [.. Lignes(balise, [titre.Texte], style, avant, apres).Select((m, i) => m with { AvecLeSuivant = true, Signet = i == 0 ? titre : null })];
    }

    public static List<Morceau> SousTitre(SousTitre sousTitre) =>
        Lignes(PdfBlockLevelElementTag.Paragraph, [sousTitre.Texte], new Style(11.5, 1.45, Ardoise), 0, Mm(7));

    public static List<Morceau> Paragraphe(Paragraphe paragraphe)
    {
        var (style, apres) = paragraphe.Corps == Corps.Petit ? (Petit, Mm(1.5)) : (Normal, Mm(2.4));
        var morceaux = Lignes(PdfBlockLevelElementTag.Paragraph, paragraphe.Fragments, style, 0, apres);
        var annonce = paragraphe.Fragments.Count > 0 && paragraphe.Fragments[^1].Texte.TrimEnd().EndsWith(':');
        return annonce ? [.. morceaux.Select(m => m with { AvecLeSuivant = true })] : morceaux;
    }

    public static List<Morceau> Liste(Liste liste)
    {
        var morceaux = liste.Puces.SelectMany(puce => Puce(puce, liste.Italique)).ToList();
        if (morceaux.Count == 0)
            return morceaux;

        var (premier, dernier) = (morceaux[0], morceaux[^1]);
        morceaux[0] = premier with { Ouvrir = t => { t.Ouvrir(PdfBlockLevelElementTag.List); premier.Ouvrir!(t); } };
        morceaux[^1] = morceaux[^1] with { Apres = Mm(2.4), Fermer = t => { dernier.Fermer!(t); t.Fermer(); } };
        return morceaux;
    }

    private static List<Morceau> Puce(string puce, bool italique)
    {
        var retrait = Mm(5);
        var morceaux = EnLignes(Justificateur.Couper([new Fragment(puce, Italique: italique)], Normal, Justification - retrait), Normal, Gauche + retrait);
        if (morceaux.Count == 0)
            return morceaux;

        morceaux[0] = morceaux[0] with { Ouvrir = t => t.Ouvrir(PdfBlockLevelElementTag.ListItem) };
        var ligne = morceaux[0].Dessiner;
        morceaux[0] = morceaux[0] with
        {
            Dessiner = (t, y) =>
            {
                t.Ouvrir(PdfBlockLevelElementTag.Label);
                t.Ecrire("–", Normal with { Encre = Gris }, Gauche + Mm(.5), y);
                t.Fermer();
                t.Ouvrir(PdfBlockLevelElementTag.ListBody);
                ligne(t, y);
            },
        };
        morceaux[^1] = morceaux[^1] with { Apres = Mm(1.5), Fermer = t => { t.Fermer(); t.Fermer(); } };
        return morceaux;
    }

    private static List<Morceau> Lignes(PdfBlockLevelElementTag balise, IReadOnlyList<Fragment> fragments, Style style, double avant, double apres)
    {
        var morceaux = EnLignes(Justificateur.Couper(fragments, style, Justification), style, Gauche);
        if (morceaux.Count == 0)
            return morceaux;

        morceaux[0] = morceaux[0] with { Avant = avant, Ouvrir = t => t.Ouvrir(balise) };
        morceaux[^1] = morceaux[^1] with { Apres = apres, Fermer = t => t.Fermer() };
        return morceaux;
    }

    private static List<Morceau> EnLignes(IReadOnlyList<Ligne> lignes, Style style, double x) =>
        [.. lignes.Select((ligne, i) => new Morceau(style.HauteurDeLigne, (t, y) => t.Ecrire(ligne, style, x, y))
        {
            AvecLeSuivant = lignes.Count > 1 && (i == 0 || i == lignes.Count - 2),
        })];
}
