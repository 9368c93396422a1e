import { Component, type ReactNode } from 'react';
import { reportFault } from '../about/report-faults.ts';
import { withTranslation, type WithTranslation } from 'react-i18next';

interface FaultProps extends WithTranslation {
  readonly children: ReactNode;
}

/**
 * Shows one plain sentence and one action where a bug of ours stops the window. What was recorded
 * stays in main.
 */
class FaultBoundary extends Component<FaultProps, { readonly isBroken: boolean }> {
  override readonly state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown) {
    reportFault(error);
  }

  override render() {
    const { t, children } = this.props;
    if (!this.state.isBroken) return children;
    return (
      <main className="fault" role="alert">
        <h1>{t('app.broken.title')}</h1>
        <p>{t('app.broken.text')}</p>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            location.reload();
          }}
        >
          {t('app.broken.reload')}
        </button>
      </main>
    );
  }
}

export const Fault = withTranslation()(FaultBoundary);
