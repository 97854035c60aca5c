using RupnManager.Domain.Dates;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Moteur;

namespace RupnManager.Pdf;

/// <summary>La lettre de mission imprimée : projet tant que sa vérification est nulle, acte ensuite.</summary>
public static class LettreDeMissionPdf
{
    private const string MentionDeProjet = "Projet – sans valeur tant que toutes les signatures ne sont pas réunies";

    /// <summary>Rend les octets du PDF, non scellé.</summary>
    public static byte[] Rendre(LettreAImprimer lettre) => MoteurPdf.Rendre(Decrire(lettre));

    /// <summary>La table des matières de la lettre.</summary>
    public static DocumentPdf Decrire(LettreAImprimer lettre) => new()
    {
        Titre = $"{lettre.Titre} {lettre.Reference}",
        Auteur = lettre.Etablissement,
        Sujet = $"{lettre.Titre} de {lettre.Agent}, année scolaire {lettre.AnneeScolaire}",
        MotsCles = $"{lettre.Reference}, {lettre.Uai}, {lettre.AnneeScolaire}",
        EtabliLe = lettre.EtabliLe,
        EnTete = new EnTeteDePage($"{lettre.Etablissement}, {lettre.Uai}", $"{lettre.Titre} de {lettre.Agent}, {lettre.AnneeScolaire}"),
        Pied = Pied(lettre),
        Filigrane = lettre.Verification is null ? "PROJET" : null,
        FichiersJoints = Preuve(lettre),
        Blocs =
        [
            .. EnTete(lettre),
            .. Introduction(lettre),
            .. lettre.Parties.SelectMany(Partie),
            .. Rubrique("Moyens accordés", lettre.Moyens),
            .. Rubrique("Suivi", lettre.Suivi),
            .. Rubrique("Indemnité", lettre.Indemnite is { } phrase ? [phrase] : []),
            new Ensemble([Signatures(lettre), Encadre(lettre)]),
            .. AnnexesDeLaLettre.Blocs(lettre),
        ],
    };

    private static PiedDePage Pied(LettreAImprimer lettre) => new(
        $"{lettre.Reference} · version {lettre.Version} · {lettre.Modele}",
        lettre.Verification is { } v ? $"Vérification {v.Code}" : "PROJET");

    private static FichierJoint[] Preuve(LettreAImprimer lettre) => lettre is { Verification: not null, Preuve: { } preuve }
        ? [new FichierJoint("preuve.json", "application/json", "Signatures et empreintes de la lettre, à vérifier sans le serveur", preuve)]
        : [];

    private static IEnumerable<Bloc> EnTete(LettreAImprimer lettre)
    {
        yield return new Bandeau(
            [new(lettre.Academie), new(lettre.Etablissement, Gras: true), new($"{lettre.Uai} · {lettre.Adresse}")],
            [new($"Année scolaire {lettre.AnneeScolaire}", Gras: true), new(lettre.Reference)]);
        yield return new Titre(1, lettre.Titre);
        yield return new SousTitre(lettre.SousTitre);
        if (lettre.LienAvecUneAutreLettre is { } lien)
            yield return new Paragraphe([new Fragment(lien, Gras: true)]);
    }

    private static IEnumerable<Bloc> Introduction(LettreAImprimer lettre) =>
        lettre.Introduction.Select(texte => new Paragraphe(EnGras(texte, lettre.Agent)));

    private static List<Fragment> EnGras(string texte, string nom)
    {
        var position = nom.Length == 0 ? -1 : texte.IndexOf(nom, StringComparison.Ordinal);
        return position < 0
            ? [texte]
            : [texte[..position], new Fragment(nom, Gras: true), texte[(position + nom.Length)..]];
    }

    private static IEnumerable<Bloc> Partie(PartieAImprimer partie) =>
        partie.Elements.Select(Element).Prepend(new Titre(2, partie.Titre));

    private static Bloc Element(ElementAImprimer element) => element switch
    {
        PucesAImprimer puces => new Liste(puces.Puces, puces.Italique),
        TexteAImprimer texte => new Paragraphe(texte.Texte),
        _ => throw new NotSupportedException($"Élément inconnu : {element.GetType().Name}."),
    };

    private static IEnumerable<Bloc> Rubrique(string titre, IReadOnlyList<string> paragraphes) =>
        paragraphes.Count == 0 ? [] : paragraphes.Select(Bloc (p) => new Paragraphe(p)).Prepend(new Titre(2, titre));

    private static RangeeDeSignatures Signatures(LettreAImprimer lettre) =>
        new([.. lettre.Signatures.Select(s => new BlocDeSignature(s.Qualite, s.Nom, s.Mention) { Delegation = s.Delegation, Dessin = s.Dessin })]);

    private static EncadreDeVerification Encadre(LettreAImprimer lettre) => lettre.Verification is { } v
        ? new EncadreDeVerification(
            [
                new([new("Vérifier cette lettre", Gras: true), $", sans compte : {v.AdresseAffichee}"]),
                new([v.Code], Code: true),
                new([$"{v.Nature}. Fichier scellé le {v.ScelleLe.UtcDateTime.InstantEnLettres()} (heure de Paris)."]),
                new([$"Empreinte du contenu : {EmpreinteAbregee(v.Empreinte)}"]),
            ],
            new CodeQr(v.AdresseComplete, $"Code QR de la page de vérification : {v.AdresseComplete}"))
        : new EncadreDeVerification([new([$"{MentionDeProjet}. Le code de vérification apparaîtra après la dernière."])]);

    /// <summary>« 9c41 e2b7 05da 6f18 … 77b0 ».</summary>
    private static string EmpreinteAbregee(string empreinte)
    {
        var groupes = empreinte.ToLowerInvariant().Chunk(4).Select(g => new string(g)).ToList();
        return groupes.Count <= 5 ? string.Join(' ', groupes) : $"{string.Join(' ', groupes.Take(4))} … {groupes[^1]}";
    }
}
