using System.Collections.Immutable;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Pdf;
using RupnManager.Services.Courriels;


namespace RupnManager.Services.LettresDeMission;

/// <summary>Un PDF joint à imprimer avec la lettre.</summary>
public sealed record AnnexeAImprimer(string Titre, byte[] Octets);

/// <summary>Passe d'un acte figé et de ses signatures à ce que le PDF imprime.</summary>
public sealed class ImpressionDeLaLettre(AdressePublique adresse)
{
    private const string Cle = "F : fait, C : contribue, I : informé, – : sans objet.";

    /// <summary>Le projet, filigrané et sans code : ce que chacun lit avant la dernière signature.</summary>
    public static LettreAImprimer Projet(LettreDeMission lettre, IEnumerable<AnnexeAImprimer> annexes, DateTime quand) => Decrire(lettre, annexes, quand);

    /// <summary>L'acte définitif, avec son code de vérification et ses preuves.</summary>
    public LettreAImprimer Definitif(LettreDeMission lettre, IEnumerable<AnnexeAImprimer> annexes, byte[] preuve, DateTime quand) =>
        Decrire(lettre, annexes, quand) with
        {
            Preuve = preuve,
            Verification = new(adresse.Completer($"verification/{lettre.CodeDeVerification}"), AdresseAffichee(),
                lettre.CodeDeVerification, lettre.VersionCourante.Empreinte!, new DateTimeOffset(quand, TimeSpan.Zero)),
        };

    private string AdresseAffichee() => adresse.Completer("verification").Split("://")[^1];

    private static LettreAImprimer Decrire(LettreDeMission lettre, IEnumerable<AnnexeAImprimer> annexes, DateTime quand)
    {
        var acte = lettre.Acte;
        return new LettreAImprimer
        {
            Academie = acte.Academie,
            Etablissement = acte.Etablissement,
            Uai = acte.Uai,
            Adresse = acte.Adresse,
            AnneeScolaire = acte.AnneeScolaire.ToString(),
            Reference = acte.Reference,
            Version = acte.Version,
            Modele = $"modèle {acte.Modele}",
            Titre = acte.Titre,
            SousTitre = acte.SousTitre ?? "",
            LienAvecUneAutreLettre = acte.Rattachement,
            Agent = acte.Designation,
            Introduction = [.. acte.De(Partie.Introduction).Select(p => p.Texte)],
            Parties = [.. new[] { Partie.Partie1, Partie.Partie2, Partie.Partie3 }.Where(p => acte.De(p).Any()).Select(p => EnPartie(acte, p))],
            Moyens = [.. acte.De(Partie.Moyens).Select(p => p.Texte)],
            Suivi = [.. acte.De(Partie.Suivi).Select(p => p.Texte)],
            Indemnite = acte.De(Partie.Indemnite).FirstOrDefault()?.Texte,
            Signatures = [.. acte.Signataires.Select(b => EnSignature(lettre, b))],
            QuiFaitQuoi = acte.QuiFaitQuoi.IsEmpty ? null : new(["Établissement", "Collectivité", "Académie", "Prestataire"],
                [.. acte.QuiFaitQuoi.Select(EnTache)])
            { Cle = Cle },
            PdfJoints = [.. annexes.Select(a => new PdfAJoindre(a.Titre, a.Octets))],
            Texte = acte.Nature is NatureDeLActe.FinDeMission ? TexteAnnexe.Aucun
                : acte.AnneeScolaire.Regime is Regime.Ific ? TexteAnnexe.DecretIfic : TexteAnnexe.ReferencesImp,
            EtabliLe = new DateTimeOffset(quand, TimeSpan.Zero),
        };
    }

    private static PartieAImprimer EnPartie(ActeDeMission acte, Partie partie)
    {
        var titre = acte.De(partie).FirstOrDefault(p => p.Genre is Genre.Titre)?.Texte ?? "";
        var elements = ImmutableList.CreateBuilder<ElementAImprimer>();
        foreach (var passage in acte.De(partie).Where(p => p.Genre is not Genre.Titre))
        {
            if (passage.Genre is Genre.Paragraphe) elements.Add(new TexteAImprimer(passage.Texte));
            else if (elements.LastOrDefault() is PucesAImprimer puces && puces.Italique == passage.Genre is Genre.Exemple)
                elements[^1] = puces with { Puces = [.. puces.Puces, passage.Texte] };
            else elements.Add(new PucesAImprimer([passage.Texte], passage.Genre is Genre.Exemple));
        }
        return new(titre, elements.ToImmutable());
    }

    private static TacheAImprimer EnTache(LigneQuiFaitQuoi ligne) =>
        new(ligne.Tache, [.. new[] { ligne.Etablissement, ligne.Collectivite, ligne.Academie, ligne.Prestataire }.Select(p => p.Lettre())]);

    private static SignatureAImprimer EnSignature(LettreDeMission lettre, BlocDeSignature bloc)
    {
        if (lettre.VersionCourante.Posee(bloc.Etape) is not { } signature) return new(bloc.Titre, "", MentionDeSignature.ASigner);
        return new(bloc.Titre, signature.Designation, signature.ManuscriteDu is { } jour
            ? MentionDeSignature.Manuscrite(jour, signature.LieuDeLOriginal!)
            : MentionDeSignature.Electronique(new DateTimeOffset(signature.Le, TimeSpan.Zero)))
        {
            Delegation = signature.Delegation is { } delegation
                ? $"Pour le chef d'établissement et par délégation, {signature.Designation}, {signature.Qualite.Replace(Delegation.Mention, "", StringComparison.Ordinal)} "
                  + $"({delegation.Reference}, du {delegation.Debut.EnChiffres()} au {delegation.Fin.EnChiffres()})" : null,
            Dessin = signature.Trace,
        };
    }
}
