using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;

namespace RupnManager.Data.Configurations;

internal sealed class ImportsConfiguration : IEntityTypeConfiguration<ImportAnnuaire>
{
    public void Configure(EntityTypeBuilder<ImportAnnuaire> import)
    {
        import.Property(i => i.NomDuFichier).HasMaxLength(ImportAnnuaire.LongueurDuNom);
        import.Property(i => i.Empreinte).HasMaxLength(Empreintes.Longueur);
        import.Property(i => i.DeposePar).HasMaxLength((2 * Personne.LongueurDuNom) + 10);
        import.Property(i => i.Message).HasMaxLength(ImportAnnuaire.LongueurDuMessage);
        import.Property(i => i.Bilan).EnJson();
        import.Property(i => i.Version).IsConcurrencyToken();
        import.HasIndex(i => i.Rang).IsUnique();
        import.HasIndex(i => i.DeposeLe);
        import.HasOne(i => i.Contenu).WithOne().HasForeignKey<ContenuDImport>(c => c.ImportId);
        import.HasMany<LigneDImport>().WithOne().HasForeignKey(l => l.ImportId);
    }
}

internal sealed class ContenusDImportConfiguration : IEntityTypeConfiguration<ContenuDImport>
{
    public void Configure(EntityTypeBuilder<ContenuDImport> contenu) => contenu.HasKey(c => c.ImportId);
}

internal sealed class LignesDImportConfiguration : IEntityTypeConfiguration<LigneDImport>
{
    public void Configure(EntityTypeBuilder<LigneDImport> ligne)
    {
        ligne.HasKey(l => new { l.ImportId, l.Numero });
        ligne.HasIndex(l => new { l.ImportId, l.Sort, l.Numero });
        ligne.Property(l => l.Identifiant).HasMaxLength(LigneDImport.LongueurDeLIdentifiant);
        ligne.Property(l => l.Nom).HasMaxLength(Etablissement.LongueurDuNom);
        ligne.Property(l => l.Commune).HasMaxLength(Etablissement.LongueurDeLaCommune);
        ligne.Property(l => l.Motif).HasMaxLength(LigneDImport.LongueurDuMotif);
        ligne.Property(l => l.Changements).EnJson();
    }
}
