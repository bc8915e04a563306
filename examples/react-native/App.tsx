import { useState } from 'react';
import { Button, SafeAreaView, Text } from 'react-native';
import { PluggyConnect } from 'react-native-pluggy-connect';
import { fetchConnectToken } from './connect-token';

/** Your server, as the device reaches it; the Android emulator's name for this computer is 10.0.2.2. */
const SERVER = 'http://10.0.2.2:4000';

/**
 * Connects a bank in Pluggy's own window. The package keeps the callbacks of its first render, and cannot be opened a second
 * time: so it is mounted anew for each token, and unmounted when it closes.
 */
export default function App() {
  const [token, setToken] = useState<string | null>(null);
  const [said, setSaid] = useState('');

  const begin = (): void => {
    setSaid('');
    fetchConnectToken(SERVER).then(setToken, () => setSaid('Não conseguimos começar. Tente de novo.'));
  };

  if (token === null) {
    return (
      <SafeAreaView>
        <Text accessibilityRole="header">Meus bancos</Text>
        <Button title="Conectar banco" onPress={begin} />
        <Text accessibilityLiveRegion="polite">{said}</Text>
      </SafeAreaView>
    );
  }
  return (
    <PluggyConnect
      key={token}
      connectToken={token}
      includeSandbox
      language="pt"
      onSuccess={({ item }) => setSaid(`Banco conectado: ${item.connector.name}`)}
      onError={({ message }) => setSaid(message)}
      onClose={() => setToken(null)}
    />
  );
}
