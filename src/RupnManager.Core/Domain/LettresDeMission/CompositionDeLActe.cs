using System.Collections.Immutable;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Assemble le modèle, la lettre et la mission en un acte lisible.</summary>
public static class CompositionDeLActe
{
    /// <summary>L'acte que forme la version courante de la lettre ; le projet et l'acte final ont le même texte.</summary>
    public static ActeDeMission Composer(LettreDeMission lettre)
    {
        var mission = lettre.Mission!;
        var etablissement = mission.Etablissement!;
        var contenu = lettre.VersionCourante.Contenu;
        return new ActeDeMission
        {
            Nature = lettre.Nature,
            Reference = lettre.Reference,
            Version = lettre.NumeroDeVersion,
            Modele = lettre.Modele!.Nom,
            Academie = etablissement.Academie!.NomComplet,
            Etablissement = etablissement.Nom,
            Uai = etablissement.Uai.Valeur,
            Adresse = etablissement.AdresseComplete,
            Annee = lettre.Annee.Debut,
            Rattachement = Rattachement(lettre),
            Designation = mission.Personnel!.Personne!.Designation,
            Fonction = mission.Fonction!.Libelle,
            Debut = mission.Debut,
            Fin = contenu.FinModifiee ?? contenu.DateDeFin ?? mission.Fin,
            Passages = lettre.Nature is NatureDeLActe.FinDeMission ? ActeDeFin(lettre) : Lettre(lettre),
            QuiFaitQuoi = contenu.QuiFaitQuoi,
            Annexe = contenu.Annexe,
            Signataires = [.. lettre.Circuit.Select(e => new BlocDeSignature(e, TitreDuBloc(lettre, e)))],
        };
    }

    private static string? Rattachement(LettreDeMission lettre) => lettre.Nature switch
    {
        NatureDeLActe.Avenant => $"Avenant n° {lettre.NumeroDAvenant} à la lettre {lettre.LettreInitiale!.Reference}",
        NatureDeLActe.FinDeMission => $"Fin de la mission confiée par la lettre {lettre.LettreInitiale!.Reference}",
        _ => null,
    };

    private static string TitreDuBloc(LettreDeMission lettre, Etape etape) => etape switch
    {
        Etape.Chef => lettre.Modele!.Clause("signature.chef")?.Texte ?? "Le Chef d'établissement",
        Etape.Rupn => lettre.Modele!.Clause("signature.rupn")?.Texte ?? "Le RUPN",
        _ when lettre.TitreDuTroisiemeSignataire == ReglageAcademique.TitreDuModele =>
            lettre.Modele!.Clause("signature.dan")?.Texte ?? ReglageAcademique.TitreDuModele,
        _ => lettre.TitreDuTroisiemeSignataire,
    };

    private static ImmutableList<Passage> ActeDeFin(LettreDeMission lettre)
    {
        var contenu = lettre.VersionCourante.Contenu;
        var personne = lettre.Mission!.Personnel!.Personne!.Designation;
        return
        [
            new("entete.titre", Partie.Entete, Genre.Titre, "Fin de mission"),
            new("entete.sous-titre", Partie.Entete, Genre.SousTitre, lettre.Modele!.Clause("entete.sous-titre")!.Texte),
            new("fin.date", Partie.Introduction, Genre.Paragraphe,
                $"La mission de référent pour les usages pédagogiques du numérique (RUPN) confiée à {personne} pour l'année scolaire {lettre.Annee} "
                + $"par la lettre de mission {lettre.LettreInitiale!.Reference} prend fin le {contenu.DateDeFin!.Value.EnLettres()}."),
            new("fin.motif", Partie.Introduction, Genre.Paragraphe, $"Motif : {contenu.MotifDeFin}"),
        ];
    }

    private static ImmutableList<Passage> Lettre(LettreDeMission lettre)
    {
        var passages = ImmutableList.CreateBuilder<Passage>();
        var valeurs = Valeurs(lettre);
        string? groupe = null;
        foreach (var clause in ClausesImprimees(lettre))
        {
            var texte = Remplir(clause.Texte, valeurs);
            var tete = TeteDeGroupe(lettre.Modele!, clause);
            if (clause.Genre is Genre.Suite && groupe == tete && passages.Count > 0)
                passages[^1] = passages[^1] with { Texte = $"{passages[^1].Texte} {texte}" };
            else
                passages.Add(new(clause.Cle, clause.Partie, clause.Genre is Genre.Suite ? Genre.Paragraphe : clause.Genre, texte));
            groupe = tete;
        }
        return passages.ToImmutable();
    }

    private static IEnumerable<ClauseDeModele> ClausesImprimees(LettreDeMission lettre)
    {
        var modele = lettre.Modele!;
        var adaptees = lettre.VersionCourante.Contenu.Clauses;
        foreach (var partie in Enum.GetValues<Partie>().Except([Partie.Signatures, Partie.Annexes]))
        {
            var choisies = adaptees.Where(c => c.Partie == partie).ToList();
            var fixes = modele.De(partie).Where(c => c.Statut is not StatutDeClause.Adaptable && Retenue(c, lettre)).ToList();
            foreach (var fixe in fixes.Where(f => Ancre(modele, f, choisies) is null)) yield return fixe;
            foreach (var choisie in choisies)
            {
                yield return Imprimable(modele, choisie);
                foreach (var fixe in fixes.Where(f => Ancre(modele, f, choisies) == choisie.Cle)) yield return fixe;
            }
        }
    }

    private static bool Retenue(ClauseDeModele clause, LettreDeMission lettre) =>
        !string.IsNullOrWhiteSpace(clause.Texte) && clause.Statut is StatutDeClause.Regime
            ? clause.Cle == CleDIndemnite(lettre)
            : clause.DOffice && !string.IsNullOrWhiteSpace(clause.Texte);

    private static string? CleDIndemnite(LettreDeMission lettre) => (lettre.Mission!.Indemnisation, lettre.Annee.Regime) switch
    {
        (Indemnisation.Aucune, _) => null,
        (_, Regime.Ific) => "indemnite.ific",
        (Indemnisation.Neuviemes, _) => "indemnite.imp.neuviemes",
        _ => "indemnite.imp.unique",
    };

    /// <summary>La clause choisie après laquelle un texte académique s'imprime : la plus proche qui le précède dans le modèle.</summary>
    private static string? Ancre(ModeleDeLettre modele, ClauseDeModele fixe, List<ClauseDeLettre> choisies) =>
        modele.De(fixe.Partie).TakeWhile(c => c != fixe).Reverse()
            .FirstOrDefault(c => c.Statut is StatutDeClause.Adaptable && choisies.Any(l => l.Cle == c.Cle))?.Cle;

    private static ClauseDeModele Imprimable(ModeleDeLettre modele, ClauseDeLettre clause) =>
        (modele.Clause(clause.Cle) ?? new ClauseDeModele
        {
            Cle = clause.Cle,
            Partie = clause.Partie,
            Genre = clause.Partie is Partie.Partie3 ? Genre.Exemple : Genre.Paragraphe,
            Statut = StatutDeClause.Adaptable,
            Texte = clause.Texte,
        }) with
        { Texte = clause.Texte };

    private static string TeteDeGroupe(ModeleDeLettre modele, ClauseDeModele clause) =>
        modele.De(clause.Partie).TakeWhile(c => c.Cle != clause.Cle).Append(clause).LastOrDefault(c => c.Genre is not Genre.Suite)?.Cle ?? clause.Cle;

    private static Dictionary<string, string> Valeurs(LettreDeMission lettre)
    {
        var personne = lettre.Mission!.Personnel!.Personne!;
        return new(lettre.VersionCourante.Contenu.Champs)
        {
            [ChampsDeLettre.Personne] = personne.Designation,
            [ChampsDeLettre.NomComplet] = personne.NomComplet,
            [ChampsDeLettre.Annee] = lettre.Annee.ToString(),
            [ChampsDeLettre.Mois] = new DateOnly(2000, lettre.PremierMoisDesNeuviemes, 1).ToString("MMMM", HeureDeParis.Francais),
        };
    }

    private static string Remplir(string texte, Dictionary<string, string> valeurs)
    {
        var mois = valeurs[ChampsDeLettre.Mois];
        var elide = "aeiou".Contains(mois[0]) ? texte.Replace($"de [{ChampsDeLettre.Mois}]", $"d'{mois}") : texte;
        return ChampsDeLettre.Remplir(elide, valeurs);
    }
}
