using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Data.Configurations;

internal sealed class JournalConfiguration : IEntityTypeConfiguration<EntreeJournal>
{
    /// <summary>Les gestes techniques, peu nombreux, que l'administrateur lit seuls ; chaque moteur dit le filtre à sa façon.</summary>
    public const string IndexTechnique = "IX_Journal_Technique";

    public void Configure(EntityTypeBuilder<EntreeJournal> entree)
    {
        entree.ToTable("Journal");
        entree.HasKey(e => e.Numero);
        entree.Property(e => e.Numero).ValueGeneratedNever();
        entree.Property(e => e.Auteur).HasMaxLength(2 * Personne.LongueurDuNom + 10);
        entree.Property(e => e.Qualite).HasMaxLength(Signature.LongueurDeLaQualite);
        entree.Property(e => e.Evenement).HasMaxLength(EntreeJournal.LongueurDeLEvenement);
        entree.Property(e => e.Objet).HasMaxLength(EntreeJournal.LongueurDeLEvenement);
        entree.Property(e => e.Phrase).HasMaxLength(EntreeJournal.LongueurDeLaPhrase);
        entree.Property(e => e.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        entree.Property(e => e.EmpreintePrecedente).HasMaxLength(Empreintes.Longueur);
        entree.Property(e => e.Empreinte).HasMaxLength(Empreintes.Longueur);
        entree.HasIndex(e => new { e.EtablissementId, e.Numero });
        // Le DAN compte ses entrées sans les lire : l'index dit aussi celles qui nomment un montant.
        entree.HasIndex(e => new { e.CodeAcademie, e.Numero, e.DitUnMontant });
        entree.HasIndex(e => new { e.ObjetId, e.Numero });
        entree.HasIndex(e => e.Numero, IndexTechnique);
    }
}

internal sealed class CourrielsConfiguration : IEntityTypeConfiguration<CourrielSortant>
{
    public void Configure(EntityTypeBuilder<CourrielSortant> courriel)
    {
        courriel.Property(c => c.Cle).HasMaxLength(EntreeJournal.LongueurDeLEvenement);
        courriel.Property(c => c.Destinataire).HasMaxLength(Etablissement.LongueurDuCourriel);
        courriel.Property(c => c.Objet).HasMaxLength(CourrielSortant.LongueurDeLObjet);
        courriel.Property(c => c.DerniereErreur).HasMaxLength(CourrielSortant.LongueurDeLErreur);
        courriel.Property(c => c.Version).IsConcurrencyToken();
        courriel.HasIndex(c => new { c.Etat, c.ProchaineTentative });
    }
}
